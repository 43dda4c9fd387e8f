import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driver } from '../support/driver'
import { html, startServer, status, type TestServer } from '../support/http-server'

/* Pages that forbid everything, and documents that are not HTML: marks and cards are the same on all of them. */

const SENTENCE = 'We use <b>Microsoft 365</b> Copilot.'
const FORBIDDING = "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; sandbox allow-scripts"

const document =
  (type: string, body: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': type }).end(body)

const KINDS: Record<string, RequestListener> = {
  'a page whose policy forbids styles and scripts': html(`<!doctype html><title>Page</title><p>${SENTENCE}`, {
    'content-security-policy': FORBIDDING,
  }),
  'a page in quirks mode': html(`<title>Page</title><p>${SENTENCE}`),
  'an XHTML document': document(
    'application/xhtml+xml',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Page</title></head><body><p>${SENTENCE}</p></body></html>`,
  ),
  'plain text': document('text/plain', 'We use Microsoft 365 Copilot.'),
}

export function pagesOfAllKinds(start: () => Promise<Driver>): void {
  let driver: Driver
  let server: TestServer

  beforeAll(async () => {
    const routes = Object.values(KINDS).map((route, index) => [`/${index}`, route] as const)
    server = await startServer({ ...Object.fromEntries(routes), '/favicon.ico': status(204) })
    driver = await start()
  })
  afterAll(async () => {
    await driver.close()
    await server.close()
  })

  describe.each(Object.keys(KINDS).map((kind, index) => [kind, index] as const))('%s', (_kind, index) => {
    it('is marked, and opens its card', async () => {
      const page = await driver.openPage(server.url(`/${index}`))
      const [mark] = await page.overlay.waitForMarks((marks) => marks.some(({ painted }) => painted))
      expect(mark?.entity).toBe('product:microsoft/365-copilot')
      expect(mark?.box.width).toBeGreaterThan(100)
      await page.overlay.hover('product:microsoft/365-copilot')
      const card = await page.overlay.waitForCard()
      expect(card.name).toContain('Recertification')
      expect(card.box.width).toBe(384)
      await page.close()
    })
  })
}
