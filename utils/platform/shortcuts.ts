import { browser } from './browser'

/** A command that keys can be set for. */
export interface Shortcut {
  name: string
  /** What it does, in the reader's language; empty for opening the popup, which browsers add by themselves. */
  description: string
  /** As the browser writes them; empty where none are set, or another extension has them. */
  keys: string
}

interface ShortcutApis {
  openShortcutSettings?: () => Promise<void>
}

/** Where Chromium has keys set; pages cannot link there. */
const CHROMIUM_SETTINGS = 'chrome://extensions/shortcuts'

/** The extension's commands with their keys. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll()
  return commands.map(({ name = '', description = '', shortcut: keys = '' }) => ({ name, description, keys }))
}

/** Opens the browser's own page on which keys are changed; no extension may change them unasked. */
export async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings: open } = browser.commands as ShortcutApis
  if (open) await open.call(browser.commands)
  else await browser.tabs.create({ url: CHROMIUM_SETTINGS })
}
