import { decodeHTMLStrict } from 'entities/decode'
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { fault, type FeedFault } from './format'
import { Scope } from './xml-names'

/** An element of a feed, as far as feeds are read: the record's own elements and two levels below them. */
export interface XmlElement {
  /** As xml-names.ts has it: `title`, `atom:title`, `dc:date`. */
  readonly name: string
  /** By their names as written, in lower case. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  /** The characters that stand directly in it, references decoded once. */
  text: string
  /** What stands between its tags, as written; empty for an element that holds no other. */
  markup: string
  /** `xml:lang` that holds here; empty where none does. */
  readonly language: string
  /** The address that relative links in it are to be read by (`xml:base`). */
  readonly base: string
}

export interface XmlRecords {
  /** Where the document came from. */
  url: string
  /** The name of the elements that are records: `item`, `atom:entry`. */
  isRecord: (name: string) => boolean
  /** Whether a record may stand inside of another's content and is none then; else it ends the one before it wherever it stands. */
  mayNest: boolean
  /** Told of each record as it ends; a fault stops the reading. */
  onRecord: (record: XmlElement) => FeedFault | undefined
}

/** Levels of elements that may stand open at once: far more than any feed has, even one that closes no tag of its HTML. */
const MAX_OPEN = 10_000
/** Levels below the root or a record of which elements are made, and how many of each element. */
const MAX_LEVELS = 3
const MAX_CHILDREN = 1_000
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/**
 * Reads XML as feeds write it, well-formed or not: an end tag closes what it names and all that still stands open in it, an end tag
 * that names nothing is passed over, a record closes the record before it. Document types are skipped: no entity that a document
 * declares is ever expanded. Gives the root element without its records, and whether the document was cut off: what stood open at
 * its end is not in what was told.
 */
export function readXml(text: string, records: XmlRecords): { root: XmlElement; cutOff: boolean } | FeedFault {
  const reader = new XmlReader(text, records)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, reader)
  reader.stop = () => tokenizer.pause()
  tokenizer.write(text)
  tokenizer.end()
  if (reader.fault) return reader.fault
  return reader.root ? { root: reader.root, cutOff: reader.cutOff } : fault('invalid', 'XML without an element')
}

/** The root element's name and attributes; undefined for what has no element within its first 20,000 characters. */
export function rootElement(text: string): XmlElement | undefined {
  const reader = new XmlReader(text, { url: '', isRecord: () => false, mayNest: true, onRecord: () => undefined })
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, reader)
  reader.onRoot = () => tokenizer.pause()
  tokenizer.write(text.slice(0, 20_000))
  return reader.root
}

/** An element that stands open. */
interface Open {
  /** Its name as written, by which its end tag finds it. */
  written: string
  /** Undefined where it is only passed over. */
  element: XmlElement | undefined
  parent: XmlElement | undefined
  /** Levels below the root or the record. */
  level: number
  scope: Scope
  contentStart: number
  hasElements: boolean
}

class XmlReader implements TokenizerCallbacks {
  root: XmlElement | undefined
  cutOff = false
  fault: FeedFault | undefined
  stop = (): void => undefined
  onRoot = (): void => undefined

  readonly #source: string
  readonly #records: XmlRecords
  readonly #open: Open[] = []
  /** How many elements of each written name stand open, so that an end tag without a start costs nothing. */
  readonly #counts = new Map<string, number>()
  /** Where in `#open` the record that is being read stands; -1 outside of one. */
  #recordAt = -1
  #tag = ''
  #tagStart = 0
  #attribute = ''
  #value = ''
  #attributes: Map<string, string> | undefined

  constructor(source: string, records: XmlRecords) {
    this.#source = source
    this.#records = records
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#source.slice(start, end).toLowerCase()
    this.#tagStart = start - 1
    this.#attributes = undefined
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#source.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#source.slice(start, end)
  }

  onattribend(): void {
    const parent = this.#open.at(-1)
    if (parent && !parent.element && !this.#records.isRecord(this.#tag)) return
    this.#attributes ??= new Map()
    if (this.#attributes.size < MAX_CHILDREN && !this.#attributes.has(this.#attribute)) {
      this.#attributes.set(this.#attribute, decoded(this.#value))
    }
  }

  onopentagend(end: number): void {
    this.#start(end + 1)
  }

  onselfclosingtag(end: number): void {
    this.#start(end + 1)
    this.#end(end + 1, false)
  }

  onclosetag(start: number, end: number): void {
    const written = this.#source.slice(start, end).toLowerCase()
    if (!this.#counts.get(written)) return
    const contentEnd = start - 2
    while (!this.fault && this.#open.length > 0) {
      const last = this.#open.at(-1)?.written
      this.#end(contentEnd, false)
      if (last === written) return
    }
  }

  ontext(start: number, end: number): void {
    const element = this.#open.at(-1)?.element
    if (!element) return
    const text = this.#source.slice(start, end)
    // What stands between the elements of a channel is no text of it.
    if (element.text !== '' || /\S/.test(text)) element.text += decoded(text)
  }

  oncdata(start: number, end: number, endOffset: number): void {
    const open = this.#open.at(-1)
    if (open?.element) open.element.text += this.#source.slice(start, end - endOffset)
  }

  onend(): void {
    this.cutOff = this.#open.length > 0
    while (this.#open.length > 0) this.#end(this.#source.length, true)
  }

  ontextentity(): void {}
  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  #start(contentStart: number): void {
    if (this.#open.length >= MAX_OPEN) return this.#fail(fault('tooLarge', `nested deeper than ${MAX_OPEN} levels`))
    let parent = this.#open.at(-1)
    const scope = this.#scopeIn(parent?.scope ?? new Scope())
    const name = scope.nameOf(this.#tag)
    const isRecord = this.#records.isRecord(name)
    if (isRecord && this.#recordAt !== -1 && (!this.#records.mayNest || parent === this.#open[this.#recordAt])) {
      while (this.#recordAt !== -1) this.#end(this.#tagStart, false)
      parent = this.#open.at(-1)
    }
    const startsRecord = isRecord && this.#recordAt === -1
    const level = parent && !startsRecord ? parent.level + 1 : 0
    const wanted =
      startsRecord || !parent || (parent.element && level <= MAX_LEVELS && parent.element.children.length < MAX_CHILDREN)
    const element = wanted ? this.#elementOf(name, parent?.element) : undefined
    if (parent) parent.hasElements = true
    if (startsRecord) this.#recordAt = this.#open.length
    this.#open.push({
      written: this.#tag,
      element,
      parent: parent?.element,
      level,
      scope,
      contentStart,
      hasElements: false,
    })
    this.#counts.set(this.#tag, (this.#counts.get(this.#tag) ?? 0) + 1)
    if (!this.root && element) {
      this.root = element
      this.onRoot()
    }
  }

  /** Ends the innermost open element; `cut` when it is the document that ended. */
  #end(contentEnd: number, cut: boolean): void {
    const open = this.#open.pop()
    if (!open) return
    this.#counts.set(open.written, (this.#counts.get(open.written) ?? 1) - 1)
    const { element, parent } = open
    const isRecord = this.#open.length === this.#recordAt
    if (isRecord) this.#recordAt = -1
    if (!element) return
    if (open.hasElements) element.markup = this.#source.slice(open.contentStart, contentEnd)
    if (isRecord) {
      const failed = this.#records.onRecord(element)
      if (failed) this.#fail(failed)
    } else if (parent && (!cut || element.children.length > 0)) parent.children.push(element)
  }

  #elementOf(name: string, parent: XmlElement | undefined): XmlElement {
    const attributes = this.#attributes ?? NO_ATTRIBUTES
    const base = attributes.get('xml:base')
    const around = parent?.base ?? this.#records.url
    return {
      name,
      attributes,
      children: [],
      text: '',
      markup: '',
      language: attributes.get('xml:lang') ?? parent?.language ?? '',
      base: base !== undefined && URL.canParse(base, around) ? new URL(base, around).href : around,
    }
  }

  #scopeIn(around: Scope): Scope {
    let declared: Map<string, string> | undefined
    for (const [name, value] of this.#attributes ?? NO_ATTRIBUTES) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) (declared ??= new Map()).set(name.slice(6), value)
    }
    return declared ? around.with(declared) : around
  }

  #fail(failed: FeedFault): void {
    this.fault ??= failed
    this.stop()
  }
}

/** Character data with its references, those of HTML too: feeds use them without declaring them. */
function decoded(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text
}
