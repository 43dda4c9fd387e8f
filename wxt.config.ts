import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { manifest } from './manifest.config'

/** Finding names takes long lists of words, which the popup has no use for. */
const BUT_WORDS = /^(?!.*utils\/lexicon\/)/

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
      // A page waits for each of its files: what most pages share is one, not a dozen small ones.
      const output = build?.rollupOptions?.output
      if (entrypoints.length > 1 && output && !Array.isArray(output))
        Object.assign(output, { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3, test: BUT_WORDS }] } })
    },
  },
  webExt: { disabled: true },
  zip: {
    excludeSources: ['.ci/**', 'screenshots/**', 'coverage/**'],
  },
})
