import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Story } from '../../../scripts/quality/measure-digest'
import type { Article } from '../../../utils/feeds'

/** The stories that rules were made with, or those kept apart from that. */
export function stories(part: 'seen' | 'held'): Story[] {
  const path = fileURLToPath(new URL(`../../fixtures/digest/stories-${part}.json`, import.meta.url))
  return JSON.parse(readFileSync(path, 'utf8')) as Story[]
}

let made = 0

/** An article with something in each field; what a test is about is given. */
export function article(given: Partial<Article> = {}): Article {
  made++
  return {
    id: `a${made}`,
    title: 'Something happened',
    url: `https://news.example/${made}`,
    publisher: 'News',
    published: '2026-05-20T08:00:00Z',
    text: '',
    ...given,
  }
}
