// @ts-check
import { FEED_LIMITS, held } from './limits.mjs'
import { measuredOn } from './report.mjs'
import { count, kilobytes, ms, ratio as times, table } from './table.mjs'

/**
 * What reading feeds takes as Markdown, ready for docs/performance.md.
 * @param {{ parsing: import('./feeds/in-worker.ts').ParsingFigures[], syncing: import('./feeds/syncing.ts').SyncingFigures,
 *   browser: string, cores: number, load: number }} figures
 */
export function reportFeeds({ parsing, syncing, ...machine }) {
  return [
    measuredOn(machine),
    '### Limits of feeds',
    table(
      ['what', 'limit: measured'],
      [
        ...parsing.flatMap(({ name, limit, ratio }) =>
          limit === 'none'
            ? []
            : [[`${name}, × ${limit === 'json' ? 'JSON.parse' : 'telling the tags'}`, held(ratio, FEED_LIMITS[limit], times)]],
        ),
        ['CISA KEV parsed, compared and stored, nothing of it held', held(syncing.first, FEED_LIMITS.sync, ms)],
        ['the same, five records changed', held(syncing.changed, FEED_LIMITS.sync, ms)],
        ['requests for a feed that did not change', held(syncing.requests, FEED_LIMITS.requests, count)],
        ['records written for it', held(syncing.written.unchanged, 0, count)],
      ],
    ),
    '### Making records of a document',
    table(
      ['format', 'records', 'bytes', 'ours', 'the least', '× the least'],
      parsing.map(({ name, records, bytes, ours, least, ratio }) => [
        name,
        count(records),
        kilobytes(bytes),
        ms(ours),
        ms(least),
        times(ratio),
      ]),
    ),
    '### A sync of CISA KEV in the extension',
    table(
      ['records', 'bytes', 'nothing held', 'not changed', 'five changed', 'records written then'],
      [
        [
          count(syncing.records),
          kilobytes(syncing.bytes),
          ms(syncing.first),
          ms(syncing.unchanged),
          ms(syncing.changed),
          count(syncing.written.changed),
        ],
      ],
    ),
  ].join('\n\n')
}
