import { AhoCorasick as MonyoneAhoCorasick } from '@monyone/aho-corasick'
import AhoCorasick from 'ahocorasick'
import Mark from 'mark.js'
import ModernAhoCorasick from 'modern-ahocorasick'
import { FlashText } from './flashtext'
import type { Work } from './timing'

/*
 * Other ways to find names, each used as an extension would use it: built once, then asked about every text node of a page. They
 * find every listed spelling that stands as whole words; none decides whether a word is meant as a name, or looks past an element's
 * edge.
 */

interface Peer {
  /** How many names it is tried with. */
  sizes: number[]
  build: (names: string[]) => Work
  /** Changes the page, so that every run needs a fresh copy of it. */
  changesPage?: true
}

const ALL = [1_000, 100_000]

export const PEERS: Record<string, Peer> = {
  'FlashText (own port)': {
    sizes: ALL,
    build: (names) => {
      const matcher = new FlashText(names)
      return onTexts((text) => matcher.count(text.toLowerCase()))
    },
  },
  ahocorasick: {
    sizes: ALL,
    build: (names) => {
      const matcher = new AhoCorasick(names)
      return onTexts((text) => {
        let found = 0
        for (const [last, words] of matcher.search(text.toLowerCase()))
          for (const word of words) if (isWhole(text, last + 1 - word.length, last + 1)) found++
        return found
      })
    },
  },
  '@monyone/aho-corasick': {
    sizes: ALL,
    build: (names) => {
      const matcher = new MonyoneAhoCorasick(names)
      return onTexts((text) => {
        let found = 0
        for (const { begin, end } of matcher.matchInText(text.toLowerCase())) if (isWhole(text, begin, end)) found++
        return found
      })
    },
  },
  'modern-ahocorasick': {
    sizes: ALL,
    build: (names) => {
      const matcher = new ModernAhoCorasick(names)
      return onTexts((text) => {
        let found = 0
        for (const { start, end } of matcher.search(text.toLowerCase())) if (isWhole(text, start, end)) found++
        return found
      })
    },
  },
  'one RegExp for all names': {
    sizes: [1_000],
    build: (names) => {
      const longestFirst = names.toSorted((a, b) => b.length - a.length)
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
      return onTexts((text) => text.match(pattern)?.length ?? 0)
    },
  },
  'a RegExp a name': {
    sizes: [1_000],
    build: (names) => {
      const patterns = names.map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'))
      return onTexts((text) => {
        let found = 0
        for (const pattern of patterns) found += text.match(pattern)?.length ?? 0
        return found
      })
    },
  },
  'mark.js': {
    sizes: [1_000],
    changesPage: true,
    // In parts, since it calls itself once for every name that it is given.
    build: (names) => (root) => {
      const mark = new Mark(root as Element)
      let found = 0
      for (let from = 0; from < names.length; from += 100) {
        mark.mark(names.slice(from, from + 100), {
          accuracy: 'exactly',
          separateWordSearch: false,
          done: (count) => {
            found += count
          },
        })
      }
      return found
    },
  },
}

function onTexts(countIn: (text: string) => number): Work {
  return (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    let found = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) found += countIn((node as Text).data)
    return found
  }
}

function isWhole(text: string, start: number, end: number): boolean {
  return !isWordUnit(text.charCodeAt(start - 1)) && !isWordUnit(text.charCodeAt(end))
}

function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit >= 0xc0
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
