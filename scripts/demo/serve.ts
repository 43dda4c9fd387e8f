import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

/** The demo's pages, in the order of the index. */
export const PAGES = ['article', 'product', 'thread', 'editor'] as const

export interface DemoSite {
  origin: string
  close(): void
}

/** Serves the demo's pages on the loopback address, at a port that is free. */
export function serveDemo(): Promise<DemoSite> {
  const files = new Map(
    ['index', ...PAGES].map((name) => [
      name === 'index' ? '/' : `/${name}.html`,
      readFileSync(fileURLToPath(new URL(`./site/${name}.html`, import.meta.url))),
    ]),
  )
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? '/').split('?')[0] ?? '/')
    if (file === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.')
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(file)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close() {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
