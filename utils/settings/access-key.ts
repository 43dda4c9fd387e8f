/** What a header may hold of it, without blanks; longer ones than any service gives are refused by servers. */
const ACCESS_KEY = /^[\x21-\x7e]{1,1000}$/

/** True for what can be sent as a key. */
export function isAccessKey(text: string): boolean {
  return ACCESS_KEY.test(text)
}
