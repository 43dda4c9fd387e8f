import { useLayoutEffect, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'

/** The name under which what was found is painted (options.css). */
const FOUND = 'options-found'

/**
 * Finds options by their words: sections without all of them are hidden, and the words are painted in the others. What is hidden keeps what
 * was typed there. `onFound` hears which sections are left, or undefined for all.
 */
export function FindOptions({ onFound }: { onFound: (sections: readonly string[] | undefined) => void }) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<number>()
  useLayoutEffect(() => {
    const words = query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
    const sections = [...document.querySelectorAll<HTMLElement>('.options-section')]
    const left = sections.filter((section) => words.every((word) => textOf(section).includes(word)))
    for (const section of sections) section.hidden = !left.includes(section)
    paint(words, left)
    setFound(words.length > 0 ? left.length : undefined)
    onFound(words.length > 0 ? left.map(({ id }) => id) : undefined)
  }, [query])
  useLayoutEffect(() => () => void CSS.highlights.delete(FOUND), [])
  return (
    <div class="options-find" role="search">
      <input
        class="field"
        type="search"
        value={query}
        placeholder={t('options.find')}
        aria-label={t('options.find')}
        autocomplete="off"
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p role="status" class="muted">
        {found !== undefined &&
          (found === 0 ? t('options.foundNothing', [query.trim()]) : t('options.found', found, [formatCount(found)]))}
      </p>
    </div>
  )
}

function textOf(section: HTMLElement): string {
  return (section.textContent ?? '').toLocaleLowerCase()
}

/** Paints words where they stand, without a change to any element. */
function paint(words: readonly string[], sections: readonly HTMLElement[]): void {
  const ranges = words.length === 0 ? [] : sections.flatMap((section) => rangesIn(section, words))
  if (ranges.length === 0) CSS.highlights.delete(FOUND)
  else CSS.highlights.set(FOUND, new Highlight(...ranges))
}

function rangesIn(section: HTMLElement, words: readonly string[]): Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').toLocaleLowerCase()
    // Lower case may be longer in a few languages, and then the places are others.
    if (text.length !== node.nodeValue?.length) continue
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        ranges.push(range)
      }
    }
  }
  return ranges
}
