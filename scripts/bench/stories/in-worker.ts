import type { Advisory } from '../../../utils/advisories'
import { bundledNames, Digest, digestInSteps } from '../../../utils/digest'
import type { Article } from '../../../utils/feeds/article'
import { nextTask } from '../../../utils/platform/next-task'
import { inSlices } from '../../../utils/sync/in-slices'
import { madeArticles } from './made'

/* Runs in a worker: is given labelled articles and how many to make of them, and posts what making stories of those takes. */

export interface StoryFigures {
  articles: number
  stories: number
  /** Milliseconds from the first article to the last story, rests included, and the longest stretch without a rest. */
  whole: number
  slice: number
  /** The same with all stories held, as whenever something new has come. */
  again: number
  sliceAgain: number
  /** Milliseconds for one more article and the story that it joins or makes, with all others there; of 200, each the least of three runs. */
  article: { median: number; most: number }
}

/** Articles that come one by one once all others are there. */
const NEW = 200
/** What another program or a collection of garbage takes falls on another article each time. */
const RUNS = 3

addEventListener('message', ({ data }: MessageEvent<{ labelled: Article[]; count: number }>) => {
  void measure(data.labelled, data.count).then((figures) => postMessage(figures))
})

async function measure(labelled: readonly Article[], count: number): Promise<StoryFigures> {
  const names = bundledNames()
  const all = madeArticles(labelled, count + NEW)
  const articles = all.slice(0, count)
  const digested = async (held: readonly Advisory[]) => {
    let longest = 0
    const start = performance.now()
    let resumed = start
    const rest = async () => {
      longest = Math.max(longest, performance.now() - resumed)
      await nextTask()
      resumed = performance.now()
    }
    const steps = digestInSteps(articles, { names, held, onlySecurity: true })
    const stories = (await inSlices(steps, new AbortController().signal, rest)) ?? []
    const end = performance.now()
    return { stories, whole: end - start, slice: Math.max(longest, end - resumed) }
  }
  const first = await digested([])
  const again = await digested(first.stories)
  const runs = Array.from({ length: RUNS }, () => oneByOne(articles, all.slice(count)))
  const times = all
    .slice(count)
    .map((_, at) => Math.min(...runs.map((run) => run[at] ?? Number.NaN)))
    .sort((a, b) => a - b)
  return {
    articles: count,
    stories: first.stories.length,
    whole: first.whole,
    slice: first.slice,
    again: again.whole,
    sliceAgain: again.slice,
    article: { median: times[times.length >> 1] ?? Number.NaN, most: times.at(-1) ?? Number.NaN },
  }
}

function oneByOne(articles: readonly Article[], more: readonly Article[]): number[] {
  const digest = new Digest({ names: bundledNames(), onlySecurity: true })
  for (const article of articles) digest.add(article)
  for (const _ of digest.advisories());
  return more.map((article) => {
    const start = performance.now()
    digest.add(article)
    for (const _ of digest.advisories());
    return performance.now() - start
  })
}
