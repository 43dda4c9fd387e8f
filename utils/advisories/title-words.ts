/** Grammar, and words that many publishers put before or after what a title is about. They tell nothing apart. */
const FILLING = new Set(
  (
    'a an the in of for to and or on with by via from at as is are be that this ' +
    'vulnerability vulnerable flaw bug issue weakness security advisory bulletin notice alert warning update fix fixed patched affecting affected affect ' +
    'found discovered could can may allow lead new'
  ).split(' '),
)

/** Terms that are written out as often as not, and the words that stand for both. */
const SHORT_FORMS: readonly [RegExp, string][] = [
  [/\bremote code execution\b|\brce\b/g, 'rce'],
  [/\bcross[ -]site scripting\b|\bxss\b/g, 'xss'],
  [/\bcross[ -]site request forgery\b|\bcsrf\b/g, 'csrf'],
  [/\bserver[ -]side request forgery\b|\bssrf\b/g, 'ssrf'],
  [/\bdenial[ -]of[ -]service\b|\bdos\b/g, 'dos'],
  [/\bsql injections?\b|\bsqli\b/g, 'sqli'],
  [/\b(?:local )?(?:privilege escalation|(?:elevation|escalation) of privileges?)\b/g, 'privesc'],
]

/** Words and numbers; a version is one word, so that 7.2 and 2.7 differ. */
const WORD = /\p{N}+(?:\.[\p{N}\p{L}]+)+|[\p{L}\p{M}\p{N}]+/gu

/**
 * The words that tell a title from others, each once, in the order of the alphabet: lower case, without endings of the plural, terms in their
 * short form. Two titles with the same words say the same in another order, with other filling.
 */
export function titleWords(title: string): string[] {
  let text = title.normalize('NFKC').toLowerCase()
  for (const [form, short] of SHORT_FORMS) text = text.replace(form, short)
  const words = (text.match(WORD) ?? []).map(singular).filter((word) => !FILLING.has(word))
  return [...new Set(words)].sort()
}

function singular(word: string): string {
  if (/\d/.test(word) || word.length < 4) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(x|sh|ch|ss)es$/, '$1')
    .replace(/([^su])s$/, '$1')
}
