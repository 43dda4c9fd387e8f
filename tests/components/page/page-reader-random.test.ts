import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, type LexiconEntity } from '../../../utils/lexicon'
import type { MentionBlock } from '../../../utils/page/mentions'
import { textBlocks } from '../../../utils/page/text-blocks'
import { foundIn, readUnder } from '../../support/read-page'

/* The page reader makes up blocks only around what its scan thinks may be a name. It has to find what reading every block finds. */

afterEach(() => document.body.replaceChildren())

const ENTITIES: LexiconEntity[] = [
  { id: 'fortios', name: 'FortiOS', type: 'Product', vendor: 'Fortinet' },
  { id: 'copilot', name: 'Microsoft 365 Copilot', type: 'Platform', vendor: 'Microsoft' },
  { id: 'adc', name: 'NetScaler ADC', type: 'Product', vendor: 'Citrix' },
  { id: 'palo', name: 'Palo Alto Networks', type: 'Company' },
  { id: 'wordpress', name: 'WordPress', type: 'Product' },
  { id: 'fujitsu', name: '富士通', type: 'Company' },
]
const lexicon = openLexicon(compileLexicon(ENTITIES))

const TEXTS = [
  ...ENTITIES.map(({ name }) => name),
  'CVE-2024-12345',
  'we run',
  'the',
  ' ',
  '\n  ',
  ' and ',
  'Forti\u00adOS',
  'וFortiOS',
  'ADC',
  'x',
]
const INLINE = ['b', 'i', 'a', 'span', 'code', 'ruby', 'rt', 'wbr']
const BLOCK = ['p', 'div', 'br', 'style', 'x-part', 'li', 'img']

type Tree = { text: string[] } | { comment: true } | { tag: string; shadow: boolean; children: Tree[] }

/** A text, cut into text nodes of their own at up to two places, a word at one. */
const text = fc
  .tuple(fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 4 }), fc.array(fc.nat(30), { maxLength: 2 }))
  .map(([parts, cuts]) => {
    const whole = parts.join(' ')
    const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length]
    const pieces = places.slice(1).map((to, at) => whole.slice(places[at], to))
    return { text: pieces.length === 3 && !/\s/.test(pieces[1] ?? '') ? [pieces[0] ?? '', pieces.slice(1).join('')] : pieces }
  })

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constant<Tree>({ comment: true }) },
    {
      weight: 4,
      arbitrary: fc.record({
        tag: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...INLINE) }, { weight: 2, arbitrary: fc.constantFrom(...BLOCK) }),
        shadow: fc.boolean(),
        children: fc.array(tie('tree'), { maxLength: 4 }),
      }),
    },
  ),
}))

/** Puts a tree into the document; gives the roots of what was built, shadow roots too. */
function build(parent: Node, each: Tree, roots: Node[]): void {
  if ('comment' in each) parent.appendChild(document.createComment('FortiOS'))
  else if ('text' in each) {
    // Each piece in an element of its own, but the first.
    for (const [at, piece] of each.text.entries()) {
      const into = at === 0 ? parent : parent.appendChild(document.createElement(at === 1 ? 'b' : 'span'))
      into.appendChild(document.createTextNode(piece))
    }
  } else {
    const element = parent.appendChild(document.createElement(each.tag))
    const canHost = ['p', 'div', 'span', 'x-part'].includes(each.tag)
    const into = each.shadow && canHost ? element.attachShadow({ mode: 'open' }) : element
    if (into !== element) roots.push(into)
    for (const child of each.children) build(into, child, roots)
  }
}

type Place = [start: Text, from: number, end: Text, to: number, id: string]

function placesOf(found: readonly MentionBlock[]): Place[] {
  return found.flatMap(({ mentions }) =>
    mentions.map(({ start, end, id }): Place => [start.node, start.offset, end.node, end.offset, id]),
  )
}

const placesRead = (root: Node) => placesOf(readUnder(root, lexicon))

function placesEverywhere(root: Node): Place[] {
  return placesOf(
    foundIn(
      [...textBlocks(root)].map((block, ordinal) => ({ ...block, ordinal })),
      lexicon,
    ),
  )
}

/** As text, for what a failure shows. */
const shown = (places: Place[]) => places.map(([start, from, end, to, id]) => `${id}: ${start.data}@${from} ${end.data}@${to}`)

describe('the page reader', () => {
  it('finds in any page what reading all of its blocks finds', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (trees) => {
        document.body.replaceChildren()
        const roots: Node[] = [document.body]
        for (const each of trees) build(document.body, each, roots)
        for (const root of roots) {
          const [read, expected] = [placesRead(root), placesEverywhere(root)]
          expect(shown(read)).toEqual(shown(expected))
          expect(read.flatMap(([start, , end]) => [start, end])).toEqual(expected.flatMap(([start, , end]) => [start, end]))
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
