import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchDocument, type FetchOptions } from '../../../utils/sync/fetch-document'
import { content, json, startServer, type TestServer } from '../../support/http-server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const get = (path: string, options: Partial<FetchOptions> = {}) =>
  fetchDocument(server.url(path), { fetch, signal: new AbortController().signal, ...options })

describe('fetching a document', () => {
  it('gives its bytes, type and validators', async () => {
    server.set('/feed', json({ hello: 'world' }, { 'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT' }))
    const fetched = await get('/feed')
    expect(fetched).toMatchObject({
      ok: true,
      value: { contentType: 'application/json', lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT' },
    })
    if (!fetched.ok || fetched.value === 'unchanged') throw new Error('no document')
    expect(new TextDecoder().decode(fetched.value.bytes)).toBe('{"hello":"world"}')
    expect(fetched.value.etag).toMatch(/^"/)
  })

  it('asks conditionally with the validator it was given, and says when nothing changed', async () => {
    server.set('/same', json([1]))
    const first = await get('/same')
    if (!first.ok || first.value === 'unchanged') throw new Error('no document')
    expect(await get('/same', { etag: first.value.etag })).toEqual({ ok: true, value: 'unchanged' })
  })

  it('sends no cookie and no referrer', async () => {
    server.set('/plain', json([]))
    await get('/plain')
    const request = server.requestsFor('/plain').at(-1)
    expect(request).toBeDefined()
    expect(request?.headers.cookie).toBeUndefined()
    expect(request?.headers.referer).toBeUndefined()
  })

  it.each([
    [404, 'notFound'],
    [410, 'notFound'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'tooManyRequests'],
    [500, 'serverError'],
    [503, 'serverError'],
  ])('HTTP %i is %s', async (status, code) => {
    server.set('/status', (_request, response) => void response.writeHead(status).end('no'))
    expect(await get('/status')).toEqual({ ok: false, error: { code, detail: `HTTP ${status}` } })
  })

  describe('that leads elsewhere', () => {
    const redirect = (location: string) =>
      server.set('/moved', (_request, response) => void response.writeHead(302, { location }).end())

    it('follows it where that may be read, and says where the document came from', async () => {
      redirect('/there')
      server.set('/there', json({ hello: 'there' }))
      const asked: string[] = []
      const mayFollow = async (url: string) => asked.push(url) > 0
      expect(await get('/moved', { mayFollow })).toMatchObject({ ok: true, value: { url: server.url('/there') } })
      expect(asked).toEqual([server.url('/there')])
    })

    it('takes no key along', async () => {
      redirect('/there')
      server.set('/there', json({ hello: 'there' }))
      const before = server.requests.length
      const fetched = await get('/moved', { mayFollow: async () => true, headers: { apiKey: 'secret' } })
      expect(fetched).toMatchObject({ ok: true })
      const keys = server.requests.slice(before).map(({ path, headers }) => [path, headers['apikey']])
      // The second request is the one that is followed: who answers it is not known before.
      expect(keys).toEqual([
        ['/moved', 'secret'],
        ['/moved', undefined],
        ['/there', undefined],
      ])
    })

    it('throws away what it got from where it may not read, and says where that is', async () => {
      redirect('/there')
      const fetched = await get('/moved', { mayFollow: async () => false })
      expect(fetched).toEqual({ ok: false, error: { code: 'redirected', detail: server.url('/there') } })
    })

    it('says so where it leads to nothing or in a circle', async () => {
      redirect('/moved')
      expect(await get('/moved', { mayFollow: async () => true })).toEqual({
        ok: false,
        error: { code: 'redirected', detail: '' },
      })
    })

    it('follows nothing unless it is asked to', async () => {
      redirect('/untouched')
      expect(await get('/moved')).toMatchObject({ ok: false, error: { code: 'redirected' } })
      expect(server.requestsFor('/untouched')).toEqual([])
    })
  })

  it('says for how long the server wants to be left alone', async () => {
    server.set('/busy', (_request, response) => void response.writeHead(429, { 'retry-after': '90' }).end())
    expect(await get('/busy')).toMatchObject({ ok: false, error: { code: 'tooManyRequests', wait: 90_000 } })
  })

  it('takes a refusal for too many requests where the server counts them', async () => {
    const reset = String(Math.round(Date.now() / 1000) + 600)
    server.set(
      '/counted',
      (_request, response) => void response.writeHead(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }).end(),
    )
    const fetched = await get('/counted')
    expect(fetched).toMatchObject({ ok: false, error: { code: 'tooManyRequests' } })
    expect(fetched.ok ? 0 : fetched.error.wait).toBeGreaterThan(590_000)
  })

  it('reads no more than the head that is enough, to the end of its last line', async () => {
    server.set('/list', content('first\nsecond\nthird\n'.repeat(100_000)))
    let bytes = 0
    const fetched = await get('/list', { head: 9, received: (count) => (bytes += count) })
    if (!fetched.ok || fetched.value === 'unchanged') throw new Error('no document')
    expect(new TextDecoder().decode(fetched.value.bytes)).toBe('first\n')
    expect(bytes).toBeLessThan(1_900_000)
    server.set('/list', content('first\nsec'))
    expect(await get('/list', { head: 100 })).toMatchObject({ ok: true, value: { bytes: { length: 9 } } })
  })

  it('gives up on a server that hangs', async () => {
    server.set('/hang', () => undefined)
    const limits = { total: 5_000, stall: 60, bytes: 1_000 }
    expect(await get('/hang', { limits })).toEqual({ ok: false, error: { code: 'timeout', detail: '0.06 s' } })
  })

  it('gives up on a server that drips', async () => {
    server.set('/drip', (_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    })
    expect(await get('/drip', { limits: { total: 150, stall: 5_000, bytes: 1_000_000 } })).toMatchObject({
      ok: false,
      error: { code: 'timeout' },
    })
  })

  it('stops reading at the cap, counted after decompression', async () => {
    server.set('/bomb', content(gzipSync(Buffer.alloc(4_000_000)), { 'content-encoding': 'gzip' }))
    const limits = { total: 5_000, stall: 5_000, bytes: 100_000 }
    expect(await get('/bomb', { limits })).toMatchObject({ ok: false, error: { code: 'tooLarge' } })
  })

  it('takes a body that was cut short for no document at all', async () => {
    server.set('/cut', (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"half":')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await get('/cut')).toMatchObject({ ok: false, error: { code: 'interrupted' } })
  })

  it('says when nobody answers', async () => {
    await server.goOffline()
    expect(await get('/feed')).toMatchObject({ ok: false, error: { code: 'unreachable' } })
    await server.goOnline()
  })
})
