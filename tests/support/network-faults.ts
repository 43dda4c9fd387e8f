import type { ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { FeedErrorCode } from '../../utils/sync/outcome'
import { dripping, endless, hanging, hangingUp, redirect, status, truncated, type Route } from './http-server.ts'

/*
 * What servers and networks do to a feed. A new fault is one entry: what it is called, what the server does with the request for a document
 * whose bytes are given, and what the feed's health says then.
 */

export interface NetworkFault {
  name: string
  /** The code of what health says; `well`: the document is taken. */
  health: FeedErrorCode | 'well'
  serve: (document: string) => Route
}

/** Everybody may read it, as an extension may that was granted access. */
const OPEN = 'access-control-allow-origin: *\r\n'
const HEAD = `HTTP/1.1 200 OK\r\n${OPEN}content-type: application/json\r\n`

/** Writes these bytes to the connection as they are, and ends it: by closing it, by resetting it, or not at all. */
function raw(bytes: string | Buffer | (string | Buffer)[], end: 'close' | 'reset' | 'open' = 'close'): Route {
  return ({ socket }) => {
    for (const part of [bytes].flat()) socket.write(part)
    // What was written has to go out before a reset throws it away.
    if (end !== 'open') setTimeout(() => (end === 'close' ? socket.end() : socket.resetAndDestroy()), 30)
  }
}

const answer = (body: string | Uint8Array, headers: Record<string, string> = {}, code = 200): Route => {
  return (_request, response) => void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body)
}

/** One chunk of a chunked body. */
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
const half = (document: string) => document.slice(0, document.length / 2)
const refusing = (code: number, health: FeedErrorCode): NetworkFault => ({
  name: `answers ${code}`,
  health,
  serve: () => status(code, 'no'),
})

/** Sends the headers and a part of the body, and is silent then. */
function fallingSilent(document: string): Route {
  return (_request, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(document)) })
    response.write(half(document))
  }
}

const LOGIN = '<!doctype html><html><head><title>Log in</title></head><body><form><input name="password"></form></body></html>'
const BILLION = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('')}]><lolz>&l9;</lolz>`

export const NETWORK_FAULTS: readonly NetworkFault[] = [
  // The connection
  { name: 'hangs up without a word', health: 'unreachable', serve: () => hangingUp() },
  { name: 'resets the connection', health: 'unreachable', serve: () => raw('', 'reset') },
  { name: 'hangs up within the status line', health: 'unreachable', serve: () => raw('HTTP/1.1 20') },
  { name: 'speaks another protocol', health: 'unreachable', serve: () => raw('220 mail.example ESMTP ready\r\n') },
  { name: 'resets the connection within the headers', health: 'unreachable', serve: () => raw(HEAD, 'reset') },
  {
    name: 'states two lengths',
    health: 'unreachable',
    serve: (document) => raw(`${HEAD}content-length: 5\r\ncontent-length: 500\r\n\r\n${document}`),
  },
  { name: 'sends a header with a zero byte', health: 'unreachable', serve: () => raw(`${HEAD}x-odd: a\0b\r\n\r\n{}`) },
  {
    name: 'sends headers without end',
    health: 'unreachable',
    serve: () => raw(HEAD + `x-long: ${'a'.repeat(400_000)}\r\n\r\n{}`),
  },
  {
    name: 'changes to another protocol',
    health: 'unreachable',
    serve: () => raw(`HTTP/1.1 101 Switching Protocols\r\n${OPEN}\r\n`),
  },
  { name: 'promises an answer and hangs up', health: 'unreachable', serve: () => raw('HTTP/1.1 103 Early Hints\r\n\r\n') },

  // The body
  { name: 'cuts the body short', health: 'interrupted', serve: (document) => truncated(document, document.length / 2) },
  {
    name: 'resets the connection within the body',
    health: 'interrupted',
    serve: (document) => raw(`${HEAD}content-length: ${document.length}\r\n\r\n${half(document)}`, 'reset'),
  },
  {
    name: 'cuts a chunked body short',
    health: 'interrupted',
    serve: (document) => raw(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunk(half(document))}`),
  },
  {
    name: 'miscounts a chunk',
    health: 'interrupted',
    serve: (document) => raw(`${HEAD}transfer-encoding: chunked\r\n\r\n${chunk(half(document))}zz\r\nnot a chunk\r\n0\r\n\r\n`),
  },
  {
    name: 'states a length that is too small',
    health: 'invalid',
    serve: (document) => raw(`${HEAD}content-length: ${Math.floor(document.length / 2)}\r\n\r\n${document}`),
  },
  {
    name: 'says that plain text is compressed',
    health: 'interrupted',
    serve: (document) => answer(document, { 'content-encoding': 'gzip' }),
  },
  {
    name: 'damages compressed data',
    health: 'interrupted',
    serve: (document) => answer(gzipSync(document).fill(0xff, 20, 60), { 'content-encoding': 'gzip' }),
  },
  {
    name: 'cuts compressed data short',
    health: 'invalid',
    serve: (document) => answer(gzipSync(document).subarray(0, 200), { 'content-encoding': 'gzip' }),
  },
  {
    name: 'takes one compression for another',
    health: 'interrupted',
    serve: (document) => answer(brotliCompressSync(document), { 'content-encoding': 'gzip' }),
  },
  {
    name: 'compresses twice and says it once',
    health: 'notRecognised',
    serve: (document) => answer(gzipSync(gzipSync(document)), { 'content-encoding': 'gzip' }),
  },
  { name: 'compresses and does not say so', health: 'notRecognised', serve: (document) => answer(gzipSync(document)) },

  // Time and size
  { name: 'accepts and never answers', health: 'timeout', serve: () => hanging() },
  { name: 'answers and sends no body', health: 'timeout', serve: () => raw(`${HEAD}content-length: 500\r\n\r\n`, 'open') },
  { name: 'falls silent within the body', health: 'timeout', serve: fallingSilent },
  { name: 'drips', health: 'timeout', serve: (document) => dripping(document, { bytes: 1, everyMs: 60 }) },
  { name: 'sends without end', health: 'tooLarge', serve: () => endless() },
  {
    name: 'sends a gzip bomb',
    health: 'tooLarge',
    serve: () => answer(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }),
  },
  {
    name: 'sends a deflate bomb',
    health: 'tooLarge',
    serve: () => answer(deflateSync(Buffer.alloc(64 * 1024 * 1024, '[')), { 'content-encoding': 'deflate' }),
  },

  // The status
  { name: 'has no content', health: 'notRecognised', serve: () => status(204) },
  {
    name: 'sends a part of the document',
    health: 'serverError',
    serve: (document) => answer(document, { 'content-range': `bytes 0-9/99` }, 206),
  },
  {
    name: 'leads in a circle',
    health: 'redirected',
    serve: () => (request, response) => redirect(request.url ?? '/')(request, response),
  },
  { name: 'leads nowhere', health: 'redirected', serve: () => status(302) },
  { name: 'leads to what is missing', health: 'notFound', serve: () => redirect('/missing', 301) },
  { name: 'leads out of what was granted', health: 'redirected', serve: () => redirect('http://localhost:9/feed.json', 307) },
  { name: 'leads to a script', health: 'redirected', serve: () => redirect('javascript:alert(1)') },
  { name: 'leads to a file', health: 'redirected', serve: () => redirect('file:///etc/passwd', 308) },
  { name: 'offers a choice', health: 'redirected', serve: () => status(300) },
  refusing(400, 'refused'),
  refusing(401, 'refused'),
  refusing(403, 'refused'),
  refusing(404, 'notFound'),
  refusing(410, 'notFound'),
  refusing(431, 'refused'),
  refusing(451, 'refused'),
  { name: 'wants fewer requests', health: 'tooManyRequests', serve: () => status(429, '', { 'retry-after': '120' }) },
  refusing(500, 'serverError'),
  refusing(502, 'serverError'),
  { name: 'is down for maintenance', health: 'serverError', serve: () => status(503, '', { 'retry-after': '120' }) },
  refusing(504, 'serverError'),

  // The document
  { name: 'sends nothing', health: 'notRecognised', serve: () => answer('') },
  { name: 'sends a login page', health: 'notRecognised', serve: () => answer(LOGIN, { 'content-type': 'text/html' }) },
  { name: 'sends half a document as a whole one', health: 'invalid', serve: (document) => answer(half(document)) },
  { name: 'sends JSON of another kind', health: 'notRecognised', serve: () => answer('{"status":"ok"}') },
  { name: 'sends zeros', health: 'notRecognised', serve: () => answer(Buffer.alloc(5_000)) },
  {
    name: 'sends text in no encoding',
    health: 'invalid',
    serve: (document) => answer(Buffer.from(document.replace('Edition', 'Édition'), 'latin1')),
  },
  {
    name: 'names an encoding that does not exist',
    health: 'invalid',
    serve: () => answer(Buffer.from('<?xml version="1.0" encoding="klingon"?><rss><channel>\xe9</channel></rss>', 'latin1')),
  },
  { name: 'sends JSON without a bottom', health: 'tooLarge', serve: () => answer('['.repeat(1_000_000)) },
  {
    name: 'sends entities that multiply',
    health: 'notRecognised',
    serve: () => answer(BILLION, { 'content-type': 'application/xml' }),
  },
  { name: 'loses most of the feed', health: 'shrunk', serve: (document) => answer(withFewItems(document)) },
  { name: 'names a wrong type', health: 'well', serve: (document) => answer(document, { 'content-type': 'image/png' }) },
  {
    name: 'names a wrong encoding',
    health: 'well',
    serve: (document) => answer(document, { 'content-type': 'application/json; charset=utf-16' }),
  },
  {
    name: 'states validators that are too long to send back',
    health: 'well',
    serve: (document) => answer(document, { etag: `"${'e'.repeat(9_000)}"` }),
  },
]

function withFewItems(document: string): string {
  const feed = JSON.parse(document) as { items: unknown[] }
  return JSON.stringify({ ...feed, items: feed.items.slice(0, 3) })
}

/** @throws RangeError for a name that no fault has */
export function networkFault(name: string): NetworkFault {
  const fault = NETWORK_FAULTS.find((each) => each.name === name)
  if (!fault) throw new RangeError(`no fault is called “${name}”`)
  return fault
}
