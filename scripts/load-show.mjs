// @ts-check
import { fileURLToPath } from 'node:url'

/** The demo is TypeScript and uses what the end-to-end tests use, so it is loaded once vite is there. */
export async function loadShow() {
  const { runnerImport } = await import('vite')
  const file = fileURLToPath(new URL('./demo/show.ts', import.meta.url))
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
  return /** @type {typeof import('./demo/show.ts')} */ (module).show
}
