import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'

interface Label {
  block: number
  start: number
  end: number
  surface: string
  label: 'name' | 'not-a-name' | 'debatable' | 'name-beyond-dictionary'
}
interface Page {
  page: string
  blocks: string[]
  mentions: Label[]
}

const folder = new URL('../../fixtures/gold/', import.meta.url)
const json = (path: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(path, folder)), 'utf8'))
const pages = readdirSync(fileURLToPath(new URL('pages/', folder))).map((name) => json(`pages/${name}`) as Page)
const lexicon = openLexicon(compileLexicon(json('entities.json') as LexiconEntity[]))

describe('labelled pages', () => {
  const results = pages.map((page) => {
    const found = spot(lexicon, page.blocks)
    const touches = (a: { block: number; start: number; end: number }, b: { block: number; start: number; end: number }) =>
      a.block === b.block && a.start < b.end && b.start < a.end
    const wrong = found.filter(
      (mention) => !page.mentions.some((label) => touches(mention, label) && label.label !== 'not-a-name'),
    )
    const names = page.mentions.filter(({ label }) => label === 'name')
    const missed = names.filter((name) => !found.some((mention) => touches(mention, name)))
    const say = (mentions: { block: number; start: number; end: number }[]) =>
      mentions.map(({ block, start, end }) => `${page.page}: ${(page.blocks[block] ?? '').slice(start, end)}`)
    return { found: found.length, wrong: say(wrong), names: names.length, missed: say(missed) }
  })
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

  it('have offsets that cut the labelled text', () => {
    expect(pages.length).toBeGreaterThanOrEqual(69)
    for (const { blocks, mentions } of pages) {
      for (const { block, start, end, surface } of mentions) expect(blocks[block]?.slice(start, end)).toBe(surface)
    }
  })

  it('are read with a precision of at least 0.98', () => {
    const wrong = results.flatMap((result) => result.wrong)
    const found = sum(results.map((result) => result.found))
    expect(found).toBeGreaterThan(500)
    expect((found - wrong.length) / found, wrong.join('\n')).toBeGreaterThanOrEqual(0.98)
  })

  it('are read with a recall of at least 0.96', () => {
    const missed = results.flatMap((result) => result.missed)
    const names = sum(results.map((result) => result.names))
    expect((names - missed.length) / names, missed.join('\n')).toBeGreaterThanOrEqual(0.96)
  })
})
