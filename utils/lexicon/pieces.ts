/** Texts of more UTF-16 units than this are read in pieces. */
export const MAX_PIECE = 8_192

/** Where to cut a long text: after a line, else a sentence, else a word. */
export function pieceEnd(text: string, from: number): number {
  const most = from + MAX_PIECE
  if (most >= text.length) return text.length
  const least = most - MAX_PIECE / 4
  // Not in the text itself: what does not find a mark there looks through all that was read before.
  const tail = text.slice(least, most)
  for (const mark of ['\n', '. ', ' ']) {
    const at = tail.lastIndexOf(mark)
    if (at >= 0) return least + at + mark.length
  }
  return most
}
