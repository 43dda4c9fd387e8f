import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { playwright } from '@vitest/browser-playwright'
import type { BrowserContextOptions } from 'playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './scripts/browsers.mjs'
import { feedServerCommands } from './tests/support/feed-server-commands.ts'
import { messages } from './tests/support/messages-plugin.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** webextension-polyfill throws where there is no extension, so tests outside of one get a fake in its place. */
const alias = {
  'wxt/browser': here('./tests/support/browser-fakes.ts'),
  '#i18n': here('./.wxt/i18n/index.ts'),
}

const chromium = findBrowser('chromium')

/** Files leave nothing behind, so what they import is loaded once: anew for each, that took nearly half of the time of unit tests. */
const inNode = { environment: 'node' as const, isolate: false }

/** One browser with one extension at a time: `npm test` runs another beside it, and with a third, things no longer happened in time. */
const endToEnd = { ...inNode, maxWorkers: 1, testTimeout: 60_000, hookTimeout: 60_000 }

/** What modules need that are tested in a page of a browser. */
const inPage = () => ({
  plugins: [preact(), messages()],
  resolve: { alias },
  // Named, since a dependency that vite comes upon in the middle of a run makes it reload the page under the tests.
  optimizeDeps: {
    include: [
      'preact',
      'preact/hooks',
      'preact/jsx-runtime',
      'preact/jsx-dev-runtime',
      'preact/devtools',
      'preact/debug',
      'idb',
      'entities/decode',
      'htmlparser2',
      'valibot',
      'axe-core',
      'fast-check',
      '@testing-library/preact',
      '@webext-core/messaging',
      '@wxt-dev/i18n',
    ],
  },
})

const componentTests = { setupFiles: ['tests/components/setup.ts', 'tests/support/property-seed.ts'] }

const inChromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  commands: feedServerCommands,
  provider: chromiumWith(),
}

function chromiumWith(contextOptions: BrowserContextOptions = {}) {
  return playwright({ launchOptions: chromium ? { executablePath: chromium.path } : {}, contextOptions })
}

/** As large as the largest picture: what is larger than the window would be drawn smaller. */
const PICTURE = { width: 1_200, height: 8_200 }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          ...inNode,
          testTimeout: 30_000,
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/support/property-seed.ts'],
        },
      },
      { test: { ...inNode, name: 'repository', testTimeout: 30_000, include: ['tests/repository/**/*.test.ts'] } },
      {
        ...inPage(),
        test: {
          ...componentTests,
          name: 'components',
          include: ['tests/components/**/*.test.{ts,tsx}', 'tests/store/**/*.test.ts'],
          browser: { ...inChromium, instances: [{ browser: 'chromium' }] },
        },
      },
      {
        ...inPage(),
        test: {
          ...componentTests,
          name: 'pictures',
          include: ['tests/pictures/**/*.test.tsx'],
          browser: {
            ...inChromium,
            instances: (['light', 'dark'] as const).map((name) => ({
              browser: 'chromium',
              name,
              provider: chromiumWith({ colorScheme: name, viewport: PICTURE }),
            })),
          },
        },
      },
      { test: { ...endToEnd, name: 'e2e-chromium', include: ['tests/e2e/chromium/**/*.test.ts'] } },
      { test: { ...endToEnd, name: 'e2e-firefox', include: ['tests/e2e/firefox/**/*.test.ts'] } },
    ],
  },
})
