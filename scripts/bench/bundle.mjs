// @ts-check
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { StepError } from '../step.mjs'

/**
 * A file and all that it imports as one script, minified as the extension's are.
 * @param {string} file seen from `from`, which is a module's address: this folder's, where none is given
 * @param {string} [name] of the global variable that has what the file exports
 * @param {string} [from]
 */
export async function bundle(file, name = 'bench', from = import.meta.url) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome129',
      lib: { entry: fileURLToPath(new URL(file, from)), formats: ['iife'], name },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new StepError(`${file} could not be bundled.`)
  return chunk.code
}
