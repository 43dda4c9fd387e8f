import { closestAcross } from './shadow-trees'

/* Where nothing is marked, judged only where a name was found: asking at every text node costs more than finding the names. */

const EDITORS = [
  '[contenteditable]:not([contenteditable="false" i])',
  '[role="textbox"]',
  '.ProseMirror',
  '.ql-editor',
  '.cm-editor',
  '.CodeMirror',
  '.monaco-editor',
  '.ace_editor',
  '.kix-appview-editor',
].join(',')

const NOT_PROSE = 'svg, math, input, textarea, select, object, embed'

const UNMARKED = `${EDITORS}, ${NOT_PROSE}`

/**
 * True where a mark would get in the way or make no sense: editors and everything a person types into, drawings and formulas,
 * and a document in design mode.
 */
export function isExcluded(element: Element): boolean {
  if (element.ownerDocument.designMode === 'on' || (element as HTMLElement).isContentEditable) return true
  return closestAcross(element, UNMARKED) !== null
}
