// @ts-check
import { held, STORY_LIMITS } from './limits.mjs'
import { measuredOn } from './report.mjs'
import { count, ms, table } from './table.mjs'

/** @typedef {import('./stories/in-worker.ts').StoryFigures} StoryFigures */

/**
 * What making stories of news takes as Markdown, ready for docs/performance.md.
 * @param {{ stories: StoryFigures[], browser: string, cores: number, load: number }} figures
 */
export function reportStories({ stories, ...machine }) {
  const judged = stories.find(({ articles }) => articles === STORY_LIMITS.articles)
  return [
    `In a worker; ${measuredOn(machine)}`,
    '### Limits of stories',
    table(
      ['what', 'limit: measured'],
      [
        ...(judged
          ? [
              [`${count(judged.articles)} articles`, held(judged.whole, STORY_LIMITS.whole, ms)],
              ['their longest stretch of work', held(Math.max(judged.slice, judged.sliceAgain), STORY_LIMITS.slice, ms)],
            ]
          : []),
        ['one article more, median', held(Math.max(...stories.map(({ article }) => article.median)), STORY_LIMITS.article, ms)],
        ['the same, the slowest', held(Math.max(...stories.map(({ article }) => article.most)), STORY_LIMITS.article, ms)],
      ],
    ),
    '### By the number of articles',
    table(
      ['articles', 'stories', 'all anew', 'an article', 'longest stretch', 'stories held', 'one more, median', 'most of 200'],
      stories.map(({ articles, stories: made, whole, slice, sliceAgain, again, article }) => [
        count(articles),
        count(made),
        ms(whole),
        ms(whole / articles),
        ms(Math.max(slice, sliceAgain)),
        ms(again),
        ms(article.median),
        ms(article.most),
      ]),
    ),
  ].join('\n\n')
}
