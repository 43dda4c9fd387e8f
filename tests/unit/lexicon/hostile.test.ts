import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity, type Mention } from '../../../utils/lexicon'

/*
 * Texts and names that someone wrote to do harm, or that nobody thought of. What they cost is measured by `npm run bench`; here it is
 * held that what is found in them is right.
 */

const company = (name: string, at = 0): LexiconEntity => ({ id: `e${at}`, name, type: 'Company' })
const places = (mentions: Mention[]) => mentions.map(({ start, end }) => [start, end])

const plain = openLexicon(compileLexicon([company('Zeltron', 1), company('Kubrix Vexara', 2)]))
const known = ['Zeltron and Kubrix Vexara.']
const found = spot(plain, known)

/** Memory is kept from one text to the next; a hostile one must leave nothing behind. */
function expectUnharmed() {
  expect(found).toHaveLength(2)
  expect(spot(plain, known)).toEqual(found)
}

describe('hostile text', () => {
  it.each([
    ['one letter, one blank', 'a '],
    ['one-letter words of a name’s letters', 'z e l t r o n '],
    ['a word without end', 'z'],
    ['a name’s beginning', 'Kubrix '],
    ['digits', '7'],
    ['blanks', ' '],
    ['lines', '\n'],
    ['soft hyphens', '\u00ad'],
    ['combining marks', '\u0301'],
    ['high surrogates', '\ud83d'],
    ['low surrogates', '\udd25'],
    ['null', '\0'],
    ['beginnings of identifiers', 'CVE-'],
    ['identifiers without an end', 'CVE-2026-'],
    ['slashes', 'https://'],
  ])('is read to its end and holds no name: a million units of %s', (_, unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    expect(spot(plain, [text])).toEqual([])
    expect(places(spot(plain, [`${text} Zeltron`]))).toEqual([[text.length + 1, text.length + 8]])
    expectUnharmed()
  })

  it('of ten million units has its names where they are', () => {
    const filler = 'the quick brown fox jumps over 7 lazy dogs, then rests. '
    const block = `${filler.repeat(178)}Zeltron. `
    const text = block.repeat(1_000)
    expect(text.length).toBeGreaterThan(9_900_000)
    const at = block.length - 'Zeltron. '.length
    expect(places(spot(plain, [text]))).toEqual(
      Array.from({ length: 1_000 }, (_, round) => [round * block.length + at, round * block.length + at + 7]),
    )
    expectUnharmed()
  })

  it('of a million blocks has its names where they are', () => {
    const blocks = Array.from({ length: 1_000_000 }, (_, at) => (at % 1_000 === 999 ? 'Zeltron' : 'x'))
    const mentions = spot(plain, blocks)
    expect(mentions.map(({ block }) => block)).toEqual(Array.from({ length: 1_000 }, (_, at) => at * 1_000 + 999))
  })

  it('that repeats a name’s beginning gives the longest name at each place', () => {
    const words = 12
    const names = Array.from({ length: words }, (_, at) =>
      Array(at + 1)
        .fill('Zeltron')
        .join(' '),
    )
    const lexicon = openLexicon(compileLexicon(names.map(company)))
    const text = Array(20_003).fill('zeltron').join(' ')
    const mentions = spot(lexicon, [text])
    expect(mentions).toHaveLength(Math.ceil(20_003 / words))
    expect(mentions.slice(0, -1).every(({ entityId }) => entityId === `e${words - 1}`)).toBe(true)
    expect(mentions.at(-1)?.entityId).toBe(`e${(20_003 % words) - 1}`)
  })

  it('with any unit beside, between or inside names cuts whole names and no surrogate pair', () => {
    const blocks = Array.from({ length: 65_536 }, (_, unit) => {
      const each = String.fromCharCode(unit)
      return `${each}Zeltron${each} ${each} Kubrix${each}Vexara ${each}${each}Kubrix Vexara\ud83d${each}`
    })
    const texts = new Set<string>()
    const torn: string[] = []
    for (const { block, start, end } of spot(plain, blocks)) {
      const text = blocks[block] ?? ''
      if (end > text.length || isInsidePair(text, start) || isInsidePair(text, end)) torn.push(text)
      texts.add(text.slice(start, end).replace(/[^a-z]/gi, ''))
    }
    expect(torn).toEqual([])
    expect([...texts].sort()).toEqual(['KubrixVexara', 'Zeltron'])
    expectUnharmed()
  })

  it('of all units in a row is read to its end', () => {
    const all = Array.from({ length: 65_536 }, (_, unit) => String.fromCharCode(unit)).join('')
    const text = `${all} Zeltron ${[...all].reverse().join('')} Zeltron`
    const names = spot(plain, [text]).map(({ start, end }) => text.slice(start, end))
    expect(names).toEqual(['Zeltron', 'Zeltron'])
  })
})

describe('hostile names', () => {
  it('that begin like ten thousand others are told apart', () => {
    const chains = Array.from({ length: 834 }, (_, chain) =>
      Array.from({ length: 12 }, (_, at) => `Qx${chain.toString(36)}vz${at === 0 ? '' : at}`),
    )
    const names = chains.flatMap((words) => words.map((_, at) => words.slice(0, at + 1).join(' ')))
    expect(names.length).toBeGreaterThan(10_000)
    const lexicon = openLexicon(compileLexicon(names.map(company)))
    const mentions = spot(lexicon, names)
    expect(mentions.map(({ block, start, end, entityId }) => [block, start, end, entityId])).toEqual(
      names.map((name, at) => [at, 0, name.length, `e${at}`]),
    )
  })

  it('with any unit inside are found as they are written, or not at all', () => {
    const names = Array.from({ length: 65_536 }, (_, unit) => `Zel${String.fromCharCode(unit)}trox`)
    const lexicon = openLexicon(compileLexicon(names.map(company)))
    const whole = new Set<number>()
    for (const { block, start, end } of spot(lexicon, names)) if (start === 0 && end === 8) whole.add(block)
    const letters = names.flatMap((name, unit) => (/^[\p{L}\p{N}]$/u.test(name.charAt(3)) ? [unit] : []))
    expect(letters.filter((unit) => !whole.has(unit)).map((unit) => unit.toString(16))).toEqual([])
  })

  it.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['a lone surrogate', '\ud83d'],
    ['a soft hyphen', '\u00ad'],
    ['a hundred words', 'zeltron '.repeat(100)],
    ['one word of a thousand letters', 'z'.repeat(1_000)],
    ['a megabyte', 'Zeltron Kubrix '.repeat(70_000)],
    ['marks alone', '--- ... ///'],
  ])('that are no names do no harm: %s', (_, name) => {
    const lexicon = openLexicon(compileLexicon([company(name, 1), company('Plimbert', 2)]))
    expect(spot(lexicon, [`${name} Plimbert ${name}`]).map(({ entityId }) => entityId)).toEqual(['e2'])
  })
})

function isInsidePair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
}
