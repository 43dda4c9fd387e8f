import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compile } from 'svelte/compiler'
import { build, runnerImport, type InlineConfig, type Plugin } from 'vite'

/* The apps of tests/fixtures/apps, bundled as they are when a test asks for them: in development mode, in which frameworks say what they miss. */

const entry = (file: string) => fileURLToPath(new URL(`../fixtures/apps/${file}`, import.meta.url))

/** An app as one script for the page, with the styles that it imports. */
export async function bundleApp(file: string): Promise<{ script: string; styles: string }> {
  const built = await build({
    ...shared('client'),
    build: { ...output, lib: { entry: entry(file), formats: ['iife'], name: 'app' } },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error(`${file} was not bundled`)
  let [script, styles] = ['', '']
  for (const part of first.output) {
    if (part.type === 'chunk') script += part.code
    else if (part.fileName.endsWith('.css')) styles += String(part.source)
  }
  return { script, styles }
}

/** What the server's part of the apps exports. */
export async function serverApp(): Promise<{ writeRows: () => Promise<Record<string, string>> }> {
  const { module } = await runnerImport<{ writeRows: () => Promise<Record<string, string>> }>(
    entry('server.js'),
    shared('server'),
  )
  return module
}

const output = { write: false, minify: false, target: 'esnext', reportCompressedSize: false } as const

function shared(generate: 'client' | 'server'): InlineConfig {
  return {
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    mode: 'development',
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [svelte(generate)],
  }
}

function svelte(generate: 'client' | 'server'): Plugin {
  return {
    name: 'svelte-components',
    async load(id) {
      if (!id.endsWith('.svelte')) return null
      return compile(await readFile(id, 'utf8'), { generate, filename: id, dev: generate === 'client' }).js.code
    },
  }
}
