/*
 * FlashText (Singh, "Replace or Retrieve Keywords In Documents at Scale", 2017, arXiv:1711.00046): a trie of whole words that is
 * entered only where a word begins, the longest keyword first. Written after the paper, since no maintained package has it.
 */

interface State {
  next: Map<string, State>
  isKeyword: boolean
}

const WORD = /[A-Za-z0-9_]/

export class FlashText {
  private readonly start: State = { next: new Map(), isKeyword: false }
  private readonly inWord = Array.from({ length: 128 }, (_, unit) => WORD.test(String.fromCharCode(unit)))

  /** @param keywords in lower case */
  constructor(keywords: string[]) {
    for (const keyword of keywords) {
      let state = this.start
      for (const character of keyword) {
        let next = state.next.get(character)
        if (!next) state.next.set(character, (next = { next: new Map(), isKeyword: false }))
        state = next
      }
      state.isKeyword = true
    }
  }

  /** How many keywords a text in lower case holds; none overlap. */
  count(text: string): number {
    let found = 0
    for (let at = 0; at < text.length;) {
      const end = this.longestFrom(text, at)
      if (end > at) {
        found++
        at = end
      } else while (at < text.length && this.isWord(text.charCodeAt(at))) at++
      while (at < text.length && !this.isWord(text.charCodeAt(at))) at++
    }
    return found
  }

  private longestFrom(text: string, start: number): number {
    let state: State | undefined = this.start
    let longest = start
    for (let at = start; at < text.length;) {
      state = state.next.get(text.charAt(at++))
      if (!state) break
      if (state.isKeyword && !this.isWord(text.charCodeAt(at))) longest = at
    }
    return longest
  }

  private isWord(unit: number): boolean {
    return unit < 128 ? this.inWord[unit] === true : unit >= 0xc0
  }
}
