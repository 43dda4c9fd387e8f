// @ts-check
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { StepError } from '../step.mjs'

/**
 * A file of this folder and all that it imports as one script, minified as the extension's are.
 * @param {string} file
 */
export async function bundle(file) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome129',
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ['iife'], name: 'bench' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new StepError('The measured code could not be bundled.')
  return chunk.code
}
