import type { BrowserCommand } from 'vitest/node'
import { content, startServer, type Route, type TestServer } from './http-server.ts'

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

export const feedServerCommands = { startFeedServer, answer, takeRequests, stopFeedServer }

function routeOf({ body = '', status = 200, headers = {} }: Answer): Route {
  const whole = content(body, { 'content-type': 'application/json', ...OPEN, ...headers })
  return (request, response) => {
    for (const [name, value] of Object.entries(OPEN)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') response.writeHead(204).end()
    else if (status === 200) whole(request, response)
    else response.writeHead(status, headers).end(body)
  }
}
