import { CLASS_MASK, HYPHEN, IGNORED, SPACE, unitInfo } from './characters'

/*
 * What stands between two words, and whether they can belong to one name.
 */

/** What stands between two words that can belong to one name. */
export const JOINED = 0
/** Too much for one name: a paragraph's end, a run of marks. */
export const BROKEN = -1

/**
 * The gap between two words as a code: JOINED for nothing, a blank or one hyphen; BROKEN; else a code of the marks in it, so
 * that "Node.js" and "Node. js" differ, and "AT&T" and "AT & T" do not.
 */
export function gapCode(text: string, from: number, to: number): number {
  if (to - from === 0) return JOINED
  if (to - from === 1) {
    const kind = unitInfo(text.charCodeAt(from)) & CLASS_MASK
    if (kind === SPACE || kind === HYPHEN || kind === IGNORED) return JOINED
  }
  if (to - from > 12) return BROKEN
  let code = 0
  let blank = false
  let blanks = 0
  let lines = 0
  let marks = 0
  let hyphens = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    const kind = unitInfo(unit) & CLASS_MASK
    if (kind === IGNORED) continue
    if (kind === SPACE) {
      blank = true
      blanks++
      if (unit === 10) lines++
      continue
    }
    if (blank && code !== 0) code = mixMark(code, 32)
    else if (blank && !isTight(unit)) code = mixMark(1, 32)
    blank = false
    marks++
    if (kind === HYPHEN) hyphens++
    code = mixMark(code, markOf(unit, kind))
    if (isTight(unit)) {
      while (at + 1 < to && (unitInfo(text.charCodeAt(at + 1)) & CLASS_MASK) === SPACE) at++
    }
  }
  if (marks === 0) return blanks > 4 || lines > 1 ? BROKEN : JOINED
  if (marks === 1 && hyphens === 1 && blanks === 0) return JOINED
  if (blank) code = mixMark(code, 32)
  return code === JOINED || code === BROKEN ? 2 : code
}

/** Ampersand, slash and plus mean the same with blanks around them. */
function isTight(unit: number): boolean {
  return unit === 0x26 || unit === 0x2f || unit === 0x2b
}

function markOf(unit: number, kind: number): number {
  if (kind === HYPHEN) return 0x2d
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x02bc || unit === 0xff07 || unit === 0x60 || unit === 0xb4) return 0x27
  if (unit === 0x201c || unit === 0x201d) return 0x22
  return unit
}

function mixMark(code: number, mark: number): number {
  return (Math.imul(code ^ mark, 0x01000193) + 0x2545f491) | 0
}
