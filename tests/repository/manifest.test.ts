import { beforeAll, describe, expect, test } from 'vitest'
import { APPROVED } from './approved-permissions'
import { isThere, read, readJson } from './sources'

interface Manifest {
  manifest_version: number
  permissions?: string[]
  optional_permissions?: string[]
  host_permissions?: string[]
  optional_host_permissions?: string[]
  content_scripts?: { matches: string[]; css?: string[]; all_frames?: boolean; match_origin_as_fallback?: boolean }[]
  content_security_policy?: { extension_pages?: string; sandbox?: string }
  web_accessible_resources?: unknown[]
  externally_connectable?: unknown
  browser_specific_settings?: { gecko?: { data_collection_permissions?: { required: string[] } } }
}

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('the built manifest of %s', (folder) => {
  let manifest: Manifest
  beforeAll(() => {
    manifest = readJson(`.output/${folder}/manifest.json`) as Manifest
  })

  test('asks for what is approved and nothing else', () => {
    const asked = {
      permissions: manifest.permissions ?? [],
      optionalPermissions: manifest.optional_permissions ?? [],
      hosts: manifest.host_permissions ?? [],
      optionalHosts: manifest.optional_host_permissions ?? [],
      pages: manifest.content_scripts?.flatMap(({ matches }) => matches) ?? [],
      frames:
        manifest.content_scripts?.flatMap((script) => Object.keys(script).filter((key) => /frame|fallback|about/.test(key))) ??
        [],
    }
    for (const list of Object.values(asked)) list.sort()
    expect(asked).toEqual(APPROVED[folder])
  })

  test('each permission is justified in docs/permissions.md', () => {
    const justified = read('docs/permissions.md')
    const asked = Object.values(APPROVED[folder]).flat()
    expect(asked.filter((permission) => !justified.includes(`\`${permission}\``))).toEqual([])
  })

  test('leaves no trace that a page could look for', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([])
    expect(manifest.content_scripts?.flatMap(({ css }) => css ?? [])).toEqual([])
    expect(manifest.externally_connectable).toBeUndefined()
  })

  test('lets its own pages run only their own scripts and draw only their own styles', () => {
    const policy = manifest.content_security_policy?.extension_pages ?? ''
    const directives = Object.fromEntries(policy.split(';').map((each) => [each.trim().split(/\s+/)[0], each.trim()]))
    expect(directives['default-src']).toBe("default-src 'none'")
    expect(directives['script-src']).toBe("script-src 'self'")
    expect(directives['style-src']).toBe("style-src 'self'")
    expect(policy).not.toMatch(/unsafe-|wasm-/)
  })

  test('its files are there', () => {
    for (const page of ['popup.html', 'sidepanel.html', 'options.html', 'review.html', 'welcome.html'])
      expect(isThere(`.output/${folder}/${page}`), page).toBe(true)
    expect(manifest.manifest_version).toBe(3)
  })
})

test('Firefox is told that no data is collected', () => {
  const manifest = readJson('.output/firefox-mv3/manifest.json') as Manifest
  expect(manifest.browser_specific_settings?.gecko?.data_collection_permissions).toEqual({ required: ['none'] })
})
