import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { manifest } from './manifest.config'

/**
 * A page waits for each of its files, so what most pages share is two, not a dozen small ones: what they show, which the worker has no use
 * for, and what they know, without the long lists of words that finding names takes.
 */
const SHARED = [
  { name: 'shown', test: /\/components\/|node_modules\/preact\//, minShareCount: 3, includeDependenciesRecursively: false },
  { name: 'known', test: /^(?!.*\/utils\/lexicon\/)/, minShareCount: 3, includeDependenciesRecursively: false },
]

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => manifest(browser),
  vite: () => ({
    plugins: [preact()],
    // Without its own target CSS is rewritten for browsers older than the manifests allow, `light-dark()` above all.
    build: { target: 'es2022', cssTarget: ['chrome129', 'firefox153'], modulePreload: { polyfill: false } },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, { build }) => {
      const output = build?.rollupOptions?.output
      if (entrypoints.length > 1 && output && !Array.isArray(output)) Object.assign(output, { codeSplitting: { groups: SHARED } })
    },
  },
  webExt: { disabled: true },
  zip: {
    excludeSources: ['.ci/**', 'screenshots/**', 'coverage/**'],
  },
})
