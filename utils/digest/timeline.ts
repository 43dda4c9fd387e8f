import type { Advisory } from '../advisories'
import { datesOf } from './dates'
import type { ReadArticle } from './features'

type Event = Advisory['timeline'][number]

const LONGEST_TITLE = 200

/**
 * What happened when, as the articles state it, in order: one event a date, in the sentence of the first article that has it, and the
 * day of the first article. A date that contains a finer one that is stated is left out.
 */
export function timelineOf(articles: readonly ReadArticle[]): Event[] {
  const events = new Map<string, Event>()
  for (const { article, sentences, time } of articles) {
    for (const sentence of sentences) {
      if (sentence.cut) continue
      for (const { date } of datesOf(sentence, time)) {
        if (!events.has(date)) events.set(date, eventOf(date, sentence.text, article.url))
      }
    }
  }
  const stated = [...events.keys()]
  for (const date of stated) if (stated.some((other) => other !== date && other.startsWith(`${date}-`))) events.delete(date)
  const [first] = articles.filter(({ time }) => !Number.isNaN(time)).sort((a, b) => a.time - b.time)
  if (first) {
    const day = new Date(first.time).toISOString().slice(0, 10)
    if (!events.has(day)) events.set(day, eventOf(day, first.article.title, first.article.url))
  }
  return [...events.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

function eventOf(date: string, sentence: string, url: string): Event {
  if (sentence.length <= LONGEST_TITLE) return { date, title: sentence, text: '', url: url || null }
  const title = `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST_TITLE - 1))}…`
  return { date, title, text: sentence, url: url || null }
}
