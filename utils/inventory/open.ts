import { failure, success, type Fault, type Result } from '../result'
import { MAX_BYTES, type InventoryDocument } from './inventory'

/** Why a list cannot be read: each has its sentence in locales under `inventoryError`. */
export type InventoryErrorCode = 'tooLarge' | 'empty' | 'notText' | 'notJson' | 'notRecognised'

export type InventoryFault = Fault<InventoryErrorCode>

/** A file's bytes or a pasted text as a document, within bounds. */
export function openInventory(content: Uint8Array | string, fileName = ''): Result<InventoryDocument, InventoryFault> {
  if (content.length > MAX_BYTES) return failure('tooLarge')
  const text = typeof content === 'string' ? content : decode(content)
  const plain = text.replace(/^\uFEFF/, '')
  const first = /\S/.exec(plain)?.[0]
  if (first === undefined) return failure('empty')
  if (isBinary(plain)) return failure('notText')
  const document = { text: plain, json: undefined, fileName }
  if (first !== '{' && first !== '[') return success(document)
  try {
    return success({ ...document, json: JSON.parse(plain) as unknown })
  } catch (error) {
    return failure('notJson', error instanceof Error ? error.message.slice(0, 200) : '')
  }
}

/**
 * The text of a file. PowerShell and Excel write UTF-16 with a byte order mark; what is not valid UTF-8 is taken for Windows-1252,
 * in which Western Windows programs write.
 */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Archives, workbooks and programs have null characters within their first bytes; texts have none. */
function isBinary(text: string): boolean {
  return text.slice(0, 4_096).includes('\0') || /^(?:PK\u0003\u0004|%PDF-)/.test(text)
}
