import { browser } from './browser'

/**
 * Closes `storage.local` to content scripts, so that a page that took over its renderer cannot read settings and watch list.
 * Session storage is closed to them by default. Firefox has no such switch: there, content scripts simply have no code that
 * reads storage.
 */
export async function closeStorageToPages(): Promise<void> {
  const local = browser.storage.local as { setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> }
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}
