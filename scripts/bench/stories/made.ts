import type { Article } from '../../../utils/feeds/article'

const DAY = 86_400_000

/**
 * As many articles as are wanted, made of the labelled ones: each round comes 40 days after the last, with other words in place of a quarter
 * of its long ones and other identifiers, so that it makes stories of its own.
 */
export function madeArticles(labelled: readonly Article[], count: number): Article[] {
  return Array.from({ length: count }, (_, at) => {
    const from = labelled[at % labelled.length]
    if (!from) throw new Error('There is nothing to make articles of.')
    return varied(from, Math.floor(at / labelled.length))
  })
}

function varied(article: Article, round: number): Article {
  const ending = String.fromCharCode(97 + (round % 26))
  const change = (text: string) =>
    text
      .replace(/CVE-(\d{4})-(\d+)/g, (_, year: string, number: string) => `CVE-${year}-${Number(number) + round * 7}`)
      .replace(/\b[a-z]{7,}\b/g, (word) => ((word.length + round) % 4 === 0 ? word + ending : word))
  return {
    ...article,
    id: `${article.id}-${round}`,
    url: `${article.url}/${round}`,
    title: change(article.title),
    text: change(article.text),
    published: new Date(Date.parse(article.published) + round * 40 * DAY).toISOString(),
  }
}
