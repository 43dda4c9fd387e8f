import { interruptsText, runRoot } from './text-blocks'

/* What the changes of a page mean for what was read of it. */

/**
 * What has to be walked again after a change: the new elements, or the run of text around what came, changed or went.
 * `unchanged`: nodes that read as before where they came.
 */
export function changedRoots(record: MutationRecord, unchanged: ReadonlySet<Node>): Node[] {
  if (record.type === 'characterData') return record.target.nodeType === Node.TEXT_NODE ? [record.target] : []
  const { target } = record
  if (target.nodeType !== Node.ELEMENT_NODE && !(target instanceof ShadowRoot)) return []
  const added = [...record.addedNodes].filter(isRead)
  const inARun = [...added, ...[...record.removedNodes].filter(isRead)].some((node) => !isBlock(node))
  if (!inARun && !isBetweenTexts(record)) return added.filter((node) => !unchanged.has(node))
  return [runRoot(target)]
}

/** Whether a change parts or joins one run of text: a line break that comes or goes, a block that is replaced by nothing. */
function isBetweenTexts({ previousSibling, nextSibling }: MutationRecord): boolean {
  return isText(previousSibling, 'previousSibling') && isText(nextSibling, 'nextSibling')
}

/** Whether the nearest sibling that is read belongs to a run of text. */
function isText(sibling: Node | null, step: 'previousSibling' | 'nextSibling'): boolean {
  let node = sibling
  for (let left = MOST_BLANKS; node && left > 0 && !isRead(node); left--) node = node[step]
  return node !== null && isRead(node) && !isBlock(node)
}

/** Comments and white space that are passed over between two elements. */
const MOST_BLANKS = 16

/** The nodes that were taken out and put back elsewhere, and read as before; none where the page also put in what was not there. */
export function onlyMoved(changes: readonly MutationRecord[]): Set<Node> {
  const gone = new Set<Node>()
  for (const { addedNodes, removedNodes } of changes) {
    for (const node of addedNodes) if (!gone.has(node)) return new Set()
    for (const node of removedNodes) gone.add(node)
  }
  return gone
}

/** White space between elements says nothing, and on long pages it comes with every new row. */
function isRead(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data))
}

export function isBlock(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE && interruptsText(node as Element)
}
