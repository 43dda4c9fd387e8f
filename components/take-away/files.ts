/** Spreadsheet programs take a CSV file for UTF-8 only with a byte order mark. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** A kind of file that something can be exported as. */
export interface FileKind<Content> {
  name: () => string
  /** Without its dot. */
  extension: string
  /** Its media type. */
  type: string
  write: (content: Content) => Promise<string>
}
