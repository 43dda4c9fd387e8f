import { openInventory, readDocument, type Inventory, type InventoryFault } from '../inventory'
import { success, type Result } from '../result'
import { isProse, paragraphsOf } from './prose'

/** What is to be reviewed: a list with a row a thing, or a text that names things, in paragraphs. */
export type ReviewInput = { kind: 'list'; inventory: Inventory } | { kind: 'text'; paragraphs: string[] }

/** How a text is to be taken; `auto` goes by how it is written. */
export type ReviewAs = 'auto' | ReviewInput['kind']

/** Reads what somebody pasted or opened, within the bounds of `readInventory`. Only what no list's format claims may be a text. */
export function readReviewInput(
  content: Uint8Array | string,
  fileName: string,
  as: ReviewAs = 'auto',
): Result<ReviewInput, InventoryFault> {
  const document = openInventory(content, fileName)
  if (!document.ok) return document
  const { text } = document.value
  if (as === 'text') return success({ kind: 'text', paragraphs: paragraphsOf(text) })
  const list = readDocument(document.value)
  if (!list.ok) return list
  if (as === 'auto' && list.value.format === 'list' && isProse(text))
    return success({ kind: 'text', paragraphs: paragraphsOf(text) })
  return success({ kind: 'list', inventory: list.value })
}
