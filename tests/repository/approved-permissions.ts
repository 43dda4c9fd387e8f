/**
 * What each build may ask of the browser, in alphabetical order. A line more here is a decision that docs/permissions.md explains
 * to the people who are asked for it.
 */
const hosts = ['http://127.0.0.1/*', 'http://localhost/*', 'https://www.cisa.gov/*']
const pages = ['http://*/*', 'https://*/*']
const frames = ['all_frames', 'match_origin_as_fallback']
const optionalHosts = ['https://*/*']

export const APPROVED = {
  'chrome-mv3': {
    permissions: ['activeTab', 'alarms', 'sidePanel', 'storage', 'unlimitedStorage'],
    optionalPermissions: ['notifications'],
    hosts,
    optionalHosts,
    pages,
    frames,
  },
  'firefox-mv3': {
    permissions: ['activeTab', 'alarms', 'storage', 'unlimitedStorage'],
    optionalPermissions: ['notifications'],
    hosts,
    optionalHosts,
    pages,
    frames,
  },
}
