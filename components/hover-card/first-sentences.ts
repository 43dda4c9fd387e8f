/** What a full stop may end that is no sentence: an initial, an abbreviation. */
const ABBREVIATION = /(?:^|[\s(.])(?:\p{L}|Inc|Corp|Ltd|Co|vs|No|cf|approx)\.$/u

/**
 * The whole sentences at a text's beginning that fit into `maxChars` UTF-16 units, so that no text is cut where its meaning turns
 * ("is not …"). The first sentence is there however long it is.
 */
export function firstSentences(text: string, maxChars: number): string {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)) {
    if (segment.trim() === '') continue
    const next = index + segment.trimEnd().length
    if (end > 0 && next > maxChars) return text.slice(0, end).trimStart()
    if (!ABBREVIATION.test(text.slice(Math.max(0, next - 12), next))) end = next
  }
  return text.trim()
}
