import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { manifest } from './manifest.config'

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
  webExt: { disabled: true },
  zip: {
    excludeSources: ['.ci/**', 'screenshots/**', 'coverage/**'],
  },
})
