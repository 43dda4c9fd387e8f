import { fileURLToPath } from 'node:url'
import { parseMessagesFile } from '@wxt-dev/i18n/build'
import { beforeAll, describe, expect, it } from 'vitest'
import { FORMAT_NAMES } from '../../../utils/feeds/format-names'
import { FEED_PRESETS, PRESET_GROUPS, PRESET_LICENCES } from '../../../utils/feeds/presets'
import { feedAddress, KEV_URL } from '../../../utils/settings/settings'
import { beginWalk } from '../../../utils/walks'

const EN = fileURLToPath(new URL('../../../locales/en.yml', import.meta.url))

describe('the feeds to choose from', () => {
  let said: Map<string, unknown>
  beforeAll(async () => {
    said = new Map((await parseMessagesFile(EN)).map((message) => [message.key.join('.'), message]))
  })

  it('are some two dozen, each of them another', () => {
    expect(FEED_PRESETS.length).toBeGreaterThanOrEqual(15)
    for (const field of ['id', 'url', 'name'] as const) {
      expect(new Set(FEED_PRESETS.map((preset) => preset[field])).size, field).toBe(FEED_PRESETS.length)
    }
  })

  it('have one of every group and licence, in the order of the groups', () => {
    expect(new Set(FEED_PRESETS.map(({ group }) => group))).toEqual(new Set(PRESET_GROUPS))
    expect(new Set(FEED_PRESETS.map(({ licence }) => licence))).toEqual(new Set(PRESET_LICENCES))
    const places = FEED_PRESETS.map(({ group }) => PRESET_GROUPS.indexOf(group))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('hold the feed that is on from the start', () => {
    expect(FEED_PRESETS.map(({ url }): string => url)).toContain(KEV_URL)
  })

  it.each(FEED_PRESETS)('$id can be added as it stands', ({ url, name, publisher, format, sites }) => {
    expect(feedAddress(url)).toBe(url)
    expect(new URL(url).protocol).toBe('https:')
    expect([name, publisher].filter((text) => text.trim() === '' || text.trim() !== text)).toEqual([])
    expect([...Object.keys(FORMAT_NAMES), 'epss']).toContain(format)
    for (const site of sites) expect(site).toBe(`https://${new URL(site).host}/`)
    expect(sites).not.toContain(`${new URL(url).origin}/`)
  })

  it.each(FEED_PRESETS)('$id says what it holds and under which licence', ({ id, licence, renewed }) => {
    expect([...said.keys()]).toEqual(
      expect.arrayContaining([`presetHolds.${id}`, `presetLicence.${licence}`, `presetRenewed.${renewed}`]),
    )
  })

  it.each(FEED_PRESETS)('$id has a size only with the day on which it was measured', ({ size }) => {
    if (!size) return
    expect(size.records).toBeGreaterThan(0)
    expect(new Date(size.at).toISOString().slice(0, 10)).toBe(size.at)
  })

  it('of the interfaces with a window begin at it', () => {
    const now = new Date('2026-11-23T12:00:00Z')
    const begun = FEED_PRESETS.filter(({ url }) => beginWalk(url, { cursor: '', reached: '', now }).walk !== undefined)
    expect(begun.map(({ id }) => id)).toEqual(['nvd', 'github'])
  })
})
