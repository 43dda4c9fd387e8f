/** UTF-16 units of text that are asked about at once. */
const ROOM = 64_000
/** Texts at the end of a chunk that are asked about once more with the next, since a name may go on there. */
const OVERLAP = 4
/** Texts of two parts of a page are as far apart as if so many others stood between them. */
const APART = 100

/** A piece of a text node that is too long to be one block, and where in the node it begins. */
export interface Piece {
  text: string
  from: number
}

/** A text node, or a piece of one. */
export interface TextPlace<Part> {
  /** What it was read as a part of. */
  part: Part
  node: Text
  /** Where it stands among the texts of the page. */
  ordinal: number
  /** Kept, since to ask a long text node for a piece of it once more takes milliseconds. */
  piece: Piece | undefined
}

/** Texts of a page, in document order, that are asked about at once, and where they stand. */
export class TextChunk<Part> {
  readonly texts: string[] = []
  private readonly places: TextPlace<Part>[] = []
  private units = 0
  private ordinal = 0
  private part: Part | undefined

  get isFull(): boolean {
    return this.units >= ROOM
  }

  /** Whether nothing is in it that was not asked about before. */
  get isEmpty(): boolean {
    return this.units === 0
  }

  /** What is added now stands in this part of the page. */
  begin(part: Part): void {
    if (this.part === part) return
    this.part = part
    this.ordinal += APART
  }

  add(node: Text, text: string, piece?: Piece): void {
    if (this.part === undefined) return
    this.texts.push(text)
    this.places.push({ part: this.part, node, ordinal: this.ordinal++, piece })
    this.units += text.length
  }

  /** Where a text stands, by its number. */
  placeOf(text: number): TextPlace<Part> | undefined {
    return this.places[text]
  }

  /** The chunk after this one, which begins with what this one ends in. */
  next(): TextChunk<Part> {
    const next = new TextChunk<Part>()
    next.ordinal = this.ordinal
    next.part = this.part
    const last = this.places.slice(-OVERLAP)
    // Pieces are cut where a sentence or a line ends.
    if (last.some(({ piece }) => piece)) return next
    next.places.push(...last)
    next.texts.push(...this.texts.slice(-OVERLAP))
    return next
  }
}
