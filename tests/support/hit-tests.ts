/*
 * How often the browser is asked what is hit at a point. Asked of the document's prototype, whose methods are remembered from the first time on: so
 * this is there from the import on, for all tests of a file.
 */

/** Questions so far, and how long each takes: as on a page with so many elements that the browser takes long to answer. */
export const hitTests = { count: 0, milliseconds: 0 }

const { elementFromPoint } = Document.prototype

Document.prototype.elementFromPoint = function (this: Document, x: number, y: number) {
  hitTests.count++
  for (const end = performance.now() + hitTests.milliseconds; performance.now() < end;);
  return elementFromPoint.call(this, x, y)
}
