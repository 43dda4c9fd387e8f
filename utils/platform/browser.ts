/**
 * The browser's extension API with promises, the same in Chromium and Firefox.
 *
 * The only file that imports it: `wxt/browser` is aliased to webextension-polyfill at build time (wxt.config.ts), so leaving
 * the polyfill one day is a change in this line.
 */
import { browser as api } from 'wxt/browser'
import type { Browser } from 'webextension-polyfill'

export const browser = api as unknown as Browser
