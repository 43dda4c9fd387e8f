import type { Token } from './tokens'

const list = (text: string) => text.trim().split(/\s+/)

/** The words that each language uses most, without accents; they say nothing about what a text is about. */
const STOP_WORDS: Record<string, readonly string[]> = {
  en: list(`the a an and or of to in on at by for with from as is are was were be been being it its this that these those has have had
    not no but if than then so such who whom which what when where how all any both more most other some only own same too very can
    could will would should may might must do does did their they them he she his her we us our you your i my one two into over after
    before about also between under out up down off again there here while during since until against through says said say new now
    just per via still get gets make makes made use used uses using`),
  de: list(`der die das den dem des ein eine einen einem einer eines und oder von zu zur zum in im an am auf aus bei mit nach fur uber
    unter vor durch gegen als ist sind war waren wird werden wurde wurden sein hat haben hatte nicht kein keine auch nur noch schon sich
    es er sie wir ihr man dass wenn weil wie so aber bis um ab laut dieser diese dieses seit bereits sowie kann konnen soll sollen`),
  fr: list(`le la les un une des du de d l et ou a au aux en dans sur par pour avec sans est sont etait ete sera etre ont ce cette ces
    cet qui que quoi dont ou ne pas plus se sa son ses leur leurs il elle ils elles nous vous on mais si comme aussi deja depuis selon
    apres avant entre tout tous toutes faut peut`),
  es: list(`el la los las un una unos unas de del y o a al en con por para sin es son era fue ser sido ha han que se su sus lo le les
    no mas pero si como ya desde hasta segun tras entre sobre esta este estos estas ese esa hay muy tambien cuando donde uno dos puede`),
}

const OF_LANGUAGE = new Map(Object.entries(STOP_WORDS).map(([language, stop]) => [language, new Set(stop)]))
const ALL = new Set(Object.values(STOP_WORDS).flat())

/** True for a word that says nothing about what a text is about, in any of the languages. */
export function isStopWord(word: string): boolean {
  return ALL.has(word)
}

/** The language of a text by its commonest words: `en`, `de`, `fr`, `es`; `en` where nothing tells. */
export function guessLanguage(tokens: readonly Token[]): string {
  let best = 'en'
  let most = 0
  for (const [language, stop] of OF_LANGUAGE) {
    let count = 0
    for (const { text } of tokens) if (stop.has(text)) count++
    if (count > most) [best, most] = [language, count]
  }
  return best
}
