import type { UserManifest } from 'wxt'

/** Hosts of the feeds that are on from the first start; any other feed's host is asked for when it is added. */
const BUILT_IN_FEED_HOSTS = ['https://www.cisa.gov/*']

/** Feeds on the person's own machine are allowed for trying things out; a match pattern without a port covers all ports. */
const LOOPBACK_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*']

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What the extension asks of the browser. Each permission is justified in docs/permissions.md; a test holds the two together. */
export function manifest(browser: string): UserManifest {
  const shared: UserManifest = {
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'storage', 'unlimitedStorage', 'alarms'],
    optional_permissions: ['notifications'],
    host_permissions: [...BUILT_IN_FEED_HOSTS, ...LOOPBACK_HOSTS],
    optional_host_permissions: ['https://*/*'],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    content_scripts: [
      {
        matches: ['http://*/*', 'https://*/*'],
        js: ['page.js'],
        run_at: 'document_idle',
        // Frames too, and those that a page of the matched hosts writes itself: about:blank, srcdoc, data: and blob:.
        all_frames: true,
        match_origin_as_fallback: true,
      },
    ],
    commands: {
      'next-mention': {
        suggested_key: { default: 'Alt+Shift+N' },
        description: '__MSG_command_nextMention__',
      },
      'previous-mention': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_command_previousMention__',
      },
    },
  }
  if (browser === 'firefox') {
    return {
      ...shared,
      browser_specific_settings: {
        gecko: {
          id: 'caveat@caveat.example',
          strict_min_version: '153.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    } as UserManifest
  }
  // From Chromium 148 on messages are structured clones, as they are in Firefox.
  return { ...shared, minimum_chrome_version: '129', message_serialization: 'structured_clone' } as UserManifest
}
