import { browser } from '../platform/browser'
import { success, type Fault, type Result } from '../result'
import { readSettings, type SettingsErrorCode } from './migrations'
import { defaultSettings, type Settings } from './settings'
import { mergeSettings, parseSettingsFile, type ImportSummary } from './transfer'

const KEY = 'settings'
/** Settings that could not be read are kept here, so that nothing a person set is lost. */
const UNREADABLE_KEY = 'settingsUnreadable'

/** The stored settings; the defaults where none are stored or they cannot be read. */
export async function loadSettings(): Promise<Settings> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY]
  if (stored === undefined) return defaultSettings()
  const settings = readSettings(stored)
  if (settings.ok) return settings.value
  await browser.storage.local.set({ [UNREADABLE_KEY]: stored })
  return defaultSettings()
}

/** False while the stored settings cannot be read, and the defaults stand in for them. */
export async function settingsAreReadable(): Promise<boolean> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY]
  return stored === undefined || readSettings(stored).ok
}

/** Changes the settings, one change at a time across all of the extension's pages; an invalid result is refused and changes nothing. */
export async function updateSettings(
  change: (settings: Settings) => Settings,
): Promise<Result<Settings, Fault<SettingsErrorCode>>> {
  return navigator.locks.request('caveat-settings', async () => {
    const current = await loadSettings()
    const wanted = change(current)
    // Not written: each write makes the worker and every open page follow.
    if (wanted === current) return success(current)
    const changed = readSettings(wanted)
    if (changed.ok) await browser.storage.local.set({ [KEY]: changed.value })
    return changed
  })
}

/** Calls `listener` with the new settings after each change, in whichever page it was made, until `signal` aborts. */
export function watchSettings(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[KEY] : undefined
    if (!change) return
    const settings = readSettings(change.newValue)
    if (settings.ok) listener(settings.value)
  }
  browser.storage.onChanged.addListener(onChanged)
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true })
}

/** Adds the settings of a file's text to the stored ones. A file that cannot be used changes nothing. */
export async function importSettings(text: string): Promise<Result<ImportSummary, Fault<SettingsErrorCode>>> {
  const file = parseSettingsFile(text)
  if (!file.ok) return file
  let summary = mergeSettings(defaultSettings(), file.value).summary
  const stored = await updateSettings((current) => {
    const merged = mergeSettings(current, file.value)
    summary = merged.summary
    return merged.settings
  })
  return stored.ok ? success(summary) : stored
}
