import type { BrowserCommand } from 'vitest/node'
import { content, startServer, type Route, type TestServer } from './http-server.ts'
import { NETWORK_FAULTS, networkFault, type NetworkFault } from './network-faults.ts'

/*
 * Real servers for tests that run in a browser: they are started and told what to answer by commands, which run in Node. Every answer may be
 * read by any page, as feeds may be by an extension that was granted access.
 */

/** What a path answers; by default 200 with a validator made of the body. */
export interface Answer {
  body?: string
  status?: number
  headers?: Record<string, string>
}

declare module 'vitest/internal/browser' {
  interface BrowserCommands {
    /** Starts a server on the loopback address and gives its origin. */
    startFeedServer(): Promise<string>
    /** Sets what paths answer; null makes one a 404 that a page may see. */
    answer(origin: string, answers: Record<string, Answer | null>): Promise<void>
    /** Paths asked for so far, in order, and forgets them. */
    takeRequests(origin: string): Promise<string[]>
    stopFeedServer(origin: string): Promise<void>
    /** The faults that there are (network-faults.ts). */
    networkFaults(): Promise<Pick<NetworkFault, 'name' | 'health'>[]>
    /** Has a path do what the fault of this name does with a document. */
    answerWithFault(origin: string, path: string, name: string, document: string): Promise<void>
    /** Drops every connection and takes no more, or takes some again. */
    setOnline(origin: string, online: boolean): Promise<void>
  }
}

const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
}

const servers = new Map<string, TestServer>()

const startFeedServer: BrowserCommand<[]> = async () => {
  const server = await startServer()
  servers.set(server.origin, server)
  return server.origin
}

const answer: BrowserCommand<[string, Record<string, Answer | null>]> = (_context, origin, answers) => {
  for (const [path, value] of Object.entries(answers)) {
    servers.get(origin)?.set(path, routeOf(value ?? { status: 404 }))
  }
}

const takeRequests: BrowserCommand<[string]> = (_context, origin) => {
  const made = servers.get(origin)?.requests.splice(0) ?? []
  return made.filter(({ method }) => method !== 'OPTIONS').map(({ path }) => path)
}

const stopFeedServer: BrowserCommand<[string]> = async (_context, origin) => {
  await servers.get(origin)?.close()
  servers.delete(origin)
}

const networkFaults: BrowserCommand<[]> = () => NETWORK_FAULTS.map(({ name, health }) => ({ name, health }))

const answerWithFault: BrowserCommand<[string, string, string, string]> = (_context, origin, path, name, document) => {
  servers.get(origin)?.set(path, readByAnybody(networkFault(name).serve(document)))
}

const setOnline: BrowserCommand<[string, boolean]> = async (_context, origin, online) => {
  const server = servers.get(origin)
  await (online ? server?.goOnline() : server?.goOffline())
}

export const feedServerCommands = {
  startFeedServer,
  answer,
  takeRequests,
  stopFeedServer,
  networkFaults,
  answerWithFault,
  setOnline,
}

/** Lets any page read what a route answers. */
function readByAnybody(route: Route): Route {
  return (request, response) => {
    for (const [name, value] of Object.entries(OPEN)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') response.writeHead(204).end()
    else route(request, response)
  }
}

function routeOf({ body = '', status = 200, headers = {} }: Answer): Route {
  const whole = content(body, { 'content-type': 'application/json', ...OPEN, ...headers })
  return readByAnybody((request, response) => {
    if (status === 200) whole(request, response)
    else response.writeHead(status, headers).end(body)
  })
}
