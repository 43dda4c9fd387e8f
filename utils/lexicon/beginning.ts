/**
 * A number for the first three letters of a name, in whatever case. Tables of a few names are looked into only for names that begin
 * like one of them; not every name that has the number does.
 */
export function beginningOf(name: string): number {
  return ((name.charCodeAt(0) & 31) << 10) | ((name.charCodeAt(1) & 31) << 5) | (name.charCodeAt(2) & 31)
}
