import { describe, expect, it } from 'vitest'
import { toAdvisory } from '../../../utils/advisories'
import { chooseAlerts, type ChooseFrom } from '../../../utils/alerts/choose'
import { happeningOf, type HappeningKind } from '../../../utils/alerts/happening'
import { defaultAlertRules, isQuietTime, type AlertRules } from '../../../utils/settings'
import { watchMatcher } from '../../../utils/watchlist'

const NOW = new Date('2026-11-25T12:00:00Z')
const AT = '2026-11-25T11:00:00Z'

function advisory(id: string, fields: Record<string, unknown> = {}) {
  const entities = [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', role: 'affected' }]
  const made = toAdvisory({ id, title: `About ${id}`, severity: { score: 9.8 }, entities, ...fields })
  if (!made) throw new Error('not an advisory')
  return made
}

function choose(
  happened: Record<string, HappeningKind[]>,
  {
    rules = {},
    told = [],
    changed = AT,
    ...fields
  }: { rules?: Partial<AlertRules>; told?: ChooseFrom['told']; changed?: string } & Record<string, unknown> = {},
) {
  return chooseAlerts({
    happenings: Object.entries(happened).map(([id, kinds]) => ({ id, at: AT, kinds })),
    advisories: new Map(Object.keys(happened).map((id) => [id, { advisory: advisory(id, fields), changed }])),
    told,
    rules: { ...defaultAlertRules(), on: true, ...rules },
    isWatched: watchMatcher([{ name: 'Fortinet', type: 'Company', vendor: undefined, aliases: [] }]),
    now: NOW,
  })
}

const reasons = (...given: Parameters<typeof choose>) => choose(...given).map(({ reason }) => reason)

describe('what happened', () => {
  it('is a rise in severity, the first word of exploitation, or any other change', () => {
    const change = (field: string, before: string, after: string) => happeningOf('a', AT, [{ field, before, after }])?.kinds
    expect(change('severity', 'medium', 'critical')).toEqual(['severity', 'changed'])
    expect(change('severity', 'critical', 'medium')).toEqual(['changed'])
    expect(change('exploited', '', '2026-11-24')).toEqual(['exploited', 'changed'])
    expect(change('exploited', '2026-11-24', '2026-11-23')).toEqual(['changed'])
    expect(change('exploited', '2026-11-24', '')).toEqual(['changed'])
    expect(happeningOf('a', AT, [])).toBeUndefined()
  })
})

describe('alerts', () => {
  it('are about what is watched and nothing else', () => {
    expect(choose({ a: ['new'] })).toEqual([{ id: 'a', reason: 'new', band: 'critical', title: 'About a', name: 'FortiOS' }])
    const role = (of: string) => [{ name: 'FortiOS', type: 'Product', vendor: 'Fortinet', role: of }]
    expect(reasons({ a: ['new'] }, { entities: role('mentioned') })).toEqual([])
    expect(reasons({ a: ['new'] }, { entities: [{ name: 'Gate', type: 'Product', role: 'affected' }] })).toEqual([])
  })

  it('go by the severity that was asked for', () => {
    const mild = { severity: { score: 5 } }
    expect(reasons({ a: ['new'] }, mild)).toEqual([])
    expect(reasons({ a: ['new'] }, { ...mild, rules: { severity: 'medium' } })).toEqual(['new'])
    expect(reasons({ a: ['severity', 'changed'] }, mild)).toEqual([])
    expect(reasons({ a: ['severity', 'changed'] })).toEqual(['severity'])
  })

  it('tell of what is exploited whatever its severity, unless they are not to', () => {
    const mild = { severity: { score: 5 }, exploited: { since: '2026-11-24' } }
    expect(reasons({ a: ['exploited', 'changed'] }, mild)).toEqual(['exploited'])
    expect(reasons({ a: ['new'] }, mild)).toEqual(['exploited'])
    expect(reasons({ a: ['exploited', 'changed'] }, { ...mild, rules: { exploited: false } })).toEqual([])
    expect(reasons({ a: ['changed'] }, mild)).toEqual([])
  })

  it('tell of likelier attacks and other changes as asked', () => {
    expect(reasons({ a: ['epss'] })).toEqual(['epss'])
    expect(reasons({ a: ['epss'] }, { rules: { epss: false } })).toEqual([])
    expect(reasons({ a: ['changed'] })).toEqual([])
    expect(reasons({ a: ['changed'] }, { rules: { changed: true } })).toEqual(['changed'])
  })

  it('tell nothing of old advisories that come in, nor of withdrawn ones but that they changed', () => {
    expect(reasons({ a: ['new'] }, { changed: '2026-11-17T12:00:00Z' })).toEqual([])
    expect(reasons({ a: ['new'] }, { changed: '2026-11-19' })).toEqual(['new'])
    expect(reasons({ a: ['new'] }, { status: 'withdrawn' })).toEqual([])
    expect(reasons({ a: ['changed'] }, { status: 'withdrawn', rules: { changed: true } })).toEqual(['changed'])
  })

  it('tell once that something came in and that it is exploited, and the worst first', () => {
    const told = [{ id: 'a', reason: 'new' as const, at: AT }]
    expect(reasons({ a: ['new'] }, { told })).toEqual([])
    expect(reasons({ a: ['new'], b: ['new'] }, { told })).toEqual(['new'])
    expect(reasons({ a: ['severity'] }, { told })).toEqual(['severity'])
    const both = chooseAlerts({
      happenings: [
        { id: 'a', at: AT, kinds: ['new'] },
        { id: 'a', at: AT, kinds: ['epss'] },
        { id: 'b', at: AT, kinds: ['new'] },
        { id: 'gone', at: AT, kinds: ['new'] },
      ],
      advisories: new Map([
        ['a', { advisory: advisory('a', { severity: { score: 7 } }), changed: AT }],
        ['b', { advisory: advisory('b'), changed: AT }],
      ]),
      told: [],
      rules: { ...defaultAlertRules(), on: true },
      isWatched: () => true,
      now: NOW,
    })
    expect(both.map(({ id, reason }) => [id, reason])).toEqual([
      ['b', 'new'],
      ['a', 'new'],
    ])
  })
})

describe('quiet hours', () => {
  const at = (hour: number, minute = 0) => new Date(2026, 10, 25, hour, minute)
  it('may go over midnight, and are none where one end is missing', () => {
    const night = { quietFrom: '22:00', quietTo: '07:30' }
    expect([21, 22, 2, 8].map((hour) => isQuietTime(night, at(hour)))).toEqual([false, true, true, false])
    expect([isQuietTime(night, at(7, 29)), isQuietTime(night, at(7, 30))]).toEqual([true, false])
    const noon = { quietFrom: '12:00', quietTo: '13:00' }
    expect([11, 12, 13].map((hour) => isQuietTime(noon, at(hour)))).toEqual([false, true, false])
    expect(isQuietTime({ quietFrom: '22:00', quietTo: '' }, at(23))).toBe(false)
  })
})
