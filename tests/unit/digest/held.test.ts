import { describe, expect, test } from 'vitest'
import { bundledNames, digestArticles } from '../../../utils/digest'
import { article, stories } from './stories'

const names = bundledNames()
const items = stories('seen')
  .flatMap((story) => story.items)
  .slice(0, 60)

describe('stories that were told before', () => {
  test('stay as they were, to the letter, while their articles are the same', () => {
    const held = digestArticles(items, { names })
    const marked = held.map((story) => ({ ...story, summary: 'As it was.' }))
    expect(digestArticles(items, { names, held: marked })).toEqual(marked)
  })

  test('stay so where a feed writes oddly, and dates nothing', () => {
    const odd = article({
      title: ' Acme  Vault\u00a0flaw\nfixed ',
      publisher: ' The  Desk ',
      published: '',
      text: 'One.\n\n\n\nTwo  three.  ',
    })
    const [told] = digestArticles([odd], { names })
    if (!told) throw new Error('no story')
    expect(digestArticles([odd], { names, held: [{ ...told, summary: 'As it was.' }] })[0]?.summary).toBe('As it was.')
  })

  test('are told anew with another article, or where they are said not to be about something', () => {
    const flaw = article({ title: 'Acme Vault flaw', text: 'CVE-2026-1111 in Acme Vault lets attackers execute code.' })
    const more = article({ title: 'Acme Vault flaw exploited', text: 'CVE-2026-1111 in Acme Vault is exploited in the wild.' })
    const held = digestArticles([flaw], { names }).map((story) => ({ ...story, summary: 'As it was.' }))
    expect(digestArticles([flaw, more], { names, held }).map(({ summary }) => summary)).not.toContain('As it was.')
    const corrections = { notAbout: new Map([[flaw.url, ['CVE-2026-1111']]]) }
    expect(digestArticles([flaw], { names, held, corrections })).toMatchObject([{ identifiers: [] }])
  })

  test('are left out where they are about something else, if that is wished', () => {
    const fair = article({ title: 'Autumn fair opens', text: 'The autumn fair opened on Friday with a record crowd.' })
    const flaw = article({ title: 'Acme Vault flaw', text: 'CVE-2026-1111 in Acme Vault lets attackers execute code.' })
    expect(digestArticles([fair, flaw], { names })).toHaveLength(2)
    expect(digestArticles([fair, flaw], { names, onlySecurity: true }).map(({ title }) => title)).toEqual([flaw.title])
  })
})
