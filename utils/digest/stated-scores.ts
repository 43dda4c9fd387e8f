import type { Advisory } from '../advisories'
import { toMetric } from '../feeds/cvss'
import type { ReadArticle } from './features'
import type { Sentence } from './sentences'

/** A CVSS score that an article states. */
export interface StatedScore {
  score: number
  sentence: Sentence
  url: string
  publisher: string
}

const NUMBER = '(?<score>10(?:[.,]0)?|[0-9][.,][0-9])(?![\\d%]|[.,]\\d)'
const PATTERNS = [
  new RegExp(`\\bCVSS(?:[\\s:]*v?[234](?:\\.[01])?(?= (?:base |score|vector)))?[^.\\d;]{0,40}?${NUMBER}`, 'giu'),
  new RegExp(`\\b(?:critical|critique|critica|kritisch\\p{L}*) \\(${NUMBER}\\)`, 'giu'),
  new RegExp(
    `(?:\\brated(?: at)?|\\brates(?: \\w+){1,3}?(?: at| with)?|\\bscores?(?: is| of|:)?|\\bbewertet mit|\\bnote de|\\bpuntuación de|\\bscored) ${NUMBER}`,
    'giu',
  ),
]
/** Asked first, since most sentences state none. */
const MAY_HOLD_SCORE = /\d[.,]\d|10/
const VECTOR = /\bCVSS:[34]\.[01]\/[A-Z]{1,3}:[A-Z](?:\/[A-Z]{1,3}:[A-Z])+/g

/** The CVSS scores that articles state, in words or as a vector. */
export function statedScores(articles: readonly ReadArticle[]): { scores: StatedScore[]; metrics: Advisory['cvss'] } {
  const scores: StatedScore[] = []
  const metrics: Advisory['cvss'] = []
  for (const { article, sentences } of articles) {
    for (const sentence of sentences) {
      if (!MAY_HOLD_SCORE.test(sentence.text)) continue
      const about = { sentence, url: article.url, publisher: article.publisher }
      const plain = sentence.text.replace(VECTOR, (vector) => {
        const metric = toMetric({ vector, source: article.publisher })
        if (metric && metric.score !== null) {
          metrics.push({ version: metric.version, vector, score: metric.score, source: article.publisher })
          scores.push({ ...about, score: metric.score })
        }
        return ' '
      })
      for (const pattern of PATTERNS) {
        for (const { groups } of plain.matchAll(pattern)) {
          const score = Number((groups?.score ?? '').replace(',', '.'))
          if (score > 0 && score <= 10) scores.push({ ...about, score })
        }
      }
    }
  }
  return { scores, metrics }
}
