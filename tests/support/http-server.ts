import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'

/** Answers one request. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void

export interface RecordedRequest {
  method: string
  /** Path and query, as asked for. */
  path: string
  headers: IncomingHttpHeaders
  /** Milliseconds since 1970. */
  at: number
}

/** A real server on the loopback address whose routes can change while it runs. A path without a route is a 404. */
export interface TestServer {
  origin: string
  url(path: string): string
  set(path: string, route: Route): void
  remove(path: string): void
  /** Everything that was asked for, oldest first. */
  requests: RecordedRequest[]
  requestsFor(path: string): RecordedRequest[]
  /** Stops answering and drops every connection, as a cut cable does. */
  goOffline(): Promise<void>
  /** Answers again, at the same address. */
  goOnline(): Promise<void>
  close(): Promise<void>
}

export async function startServer(routes: Record<string, Route> = {}): Promise<TestServer> {
  const table = new Map(Object.entries(routes))
  const requests: RecordedRequest[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ method: request.method ?? '', path, headers: request.headers, at: Date.now() })
    const route = table.get(path) ?? table.get(path.split('?')[0] ?? path) ?? status(404)
    route(request, response)
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    url: (path) => origin + path,
    set: (path, route) => void table.set(path, route),
    remove: (path) => void table.delete(path),
    requests,
    requestsFor: (path) => requests.filter((request) => request.path === path),
    goOffline: stop,
    goOnline: () => listen(port),
    close: stop,
  }
}

export function html(body: string, headers: Record<string, string> = {}): Route {
  return content(body, { 'content-type': 'text/html; charset=utf-8', ...headers })
}

export function json(value: unknown, headers: Record<string, string> = {}): Route {
  return content(JSON.stringify(value), { 'content-type': 'application/json', ...headers })
}

/** A body with a validator, so that asking for it again with `If-None-Match` is answered 304 without a body. */
export function content(body: string | Uint8Array, headers: Record<string, string> = {}): Route {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end()
      return
    }
    response.writeHead(200, { etag, ...headers }).end(body)
  }
}

export function status(code: number, body = '', headers: Record<string, string> = {}): Route {
  return (_request, response) => {
    response.writeHead(code, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(body)
  }
}

export function redirect(location: string, code = 302): Route {
  return status(code, '', { location })
}

/** Accepts the request and never answers. */
export function hanging(): Route {
  return () => undefined
}

/** Drops the connection without a word. */
export function hangingUp(): Route {
  return (request) => void request.socket.destroy()
}

/** Sends the body a few bytes at a time. */
export function dripping(body: string, { bytes = 16, everyMs = 200, type = 'application/json' } = {}): Route {
  return (_request, response) => {
    const whole = Buffer.from(body)
    response.writeHead(200, { 'content-type': type, 'content-length': String(whole.length) })
    let sent = 0
    const timer = setInterval(() => {
      response.write(whole.subarray(sent, sent + bytes))
      sent += bytes
      if (sent < whole.length) return
      clearInterval(timer)
      response.end()
    }, everyMs)
    response.on('close', () => clearInterval(timer))
  }
}

/** States the whole length, sends the first `bytes` and drops the connection. */
export function truncated(body: string, bytes: number, type = 'application/json'): Route {
  return (_request, response) => {
    const whole = Buffer.from(body)
    response.writeHead(200, { 'content-type': type, 'content-length': String(whole.length) })
    response.write(whole.subarray(0, bytes), () => response.destroy())
  }
}

/** A body that never ends. */
export function endless(type = 'application/json'): Route {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': type })
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const send = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', send)
    send()
  }
}
