/*
 * Legal forms around a company's name. What is left without one is the name that people use.
 */

/** Legal forms at the end of a company's name, with or without dots; what comes before one is the name people use. */
const LEGAL_FORM = /* @__PURE__ */ new RegExp(
  `[\\s,]+(?:\\(?(?:${[
    'inc|incorporated|corp|corporation|co|company|ltd|limited|llc|l\\.l\\.c|llp|l\\.?p|plc|pllc|pbc', // English
    'pty|pte|pvt|private|sdn|bhd|tbk', // Australia, Asia
    'gmbh|mbh|ges\\.?m\\.?b\\.?h|ag|kg|kgaa|ohg|ug|e\\.?k|e\\.?v|se|& co', // German
    's\\.?a|s\\.?a\\.?s|s\\.?a\\.?s\\.?u|s\\.?a\\.?r\\.?l|sàrl|s\\.?c\\.?a|e\\.?u\\.?r\\.?l', // French
    's\\.?r\\.?l|s\\.?p\\.?a|s\\.?l|s\\.?l\\.?u|s\\.a\\. de c\\.v|de c\\.?v|s\\/a|ltda|lda|e\\.?i\\.?r\\.?l', // Italian, Spanish, Portuguese
    'b\\.?v|n\\.?v|b\\.?v\\.?b\\.?a|oy|oyj|ab|publ|a\\/s|aps|asa|as|hf|ehf', // Dutch, Nordic
    's\\.?r\\.?o|spol|a\\.?s|d\\.?o\\.?o|d\\.?d|kft|zrt|nyrt|z\\s?o\\.?o|sp|j\\.?s\\.?c|ojsc|cjsc|pjsc|a\\.?ş|anonim şirketi|ооо|оао|зао|пао|ао', // East
    'k\\.?k|g\\.?k|kabushiki kaisha',
  ].join('|')})\\.?\\)?)+$`,
  'i',
)
/** Those that stand before the name, or after it without a blank. */
const LEGAL_FORM_AROUND =
  /^(?:株式会社|有限会社|合同会社|주식회사|\(주\)|（株）|㈱|PT\s+|ООО\s+|ОАО\s+|ЗАО\s+|ПАО\s+|АО\s+)\s*|\s*(?:株式会社|有限会社|合同会社|주식회사|\(주\)|（株）|㈱|股份有限公司|有限责任公司|有限公司)$/gu

const BEYOND_ASCII = /[^\0-\x7f]/

/** A company's name without its legal form and article: "The Foo Company, Inc." gives "Foo". */
export function withoutLegalForm(name: string): string {
  let plain = name.trim()
  for (let round = 0; round < 4; round++) {
    const shorter = plain.replace(LEGAL_FORM, '').replace(/[\s,]+$/, '')
    if (shorter === plain || shorter.length < 2) break
    plain = shorter
  }
  if (!BEYOND_ASCII.test(plain) && !/^PT\s|^"|"$/.test(plain)) return plain.replace(/^the\s+(?=\S{3})/i, '')
  const bare = plain.replace(LEGAL_FORM_AROUND, '').replace(/^["“«„]+|["”»“]+$/gu, '')
  return (bare.length < 2 ? plain : bare).replace(/^the\s+(?=\S{3})/i, '')
}
