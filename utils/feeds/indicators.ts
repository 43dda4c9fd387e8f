import type { Advisory } from '../advisories'

type Indicator = Advisory['indicators'][number]

/** Words that bear on how bad a vulnerability is, as advisories write them. */
const TERMS = [
  ...['unauthenticated', 'remote attacker', 'without authentication', 'authentication bypass', 'bypass authentication'],
  ...['remote code execution', 'arbitrary code execution', 'execute arbitrary code', 'execute code', 'code execution'],
  ...['command injection', 'execute arbitrary commands', 'arbitrary commands', 'code injection', 'SQL injection'],
  ...['privilege escalation', 'escalate privileges', 'escalation of privilege', 'elevate privileges', 'root privileges'],
  ...['deserialization', 'path traversal', 'directory traversal', 'file upload', 'server-side request forgery'],
  ...['use-after-free', 'type confusion', 'buffer overflow', 'memory corruption', 'out-of-bounds write', 'heap corruption'],
  ...['hard-coded credentials', 'malicious code', 'sandbox escape', 'security feature bypass', 'information disclosure'],
  ...['cross-site scripting', 'denial of service', 'denial-of-service', 'zero-day', 'ransomware'],
] as const

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(${[...TERMS].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

/**
 * The terms of a text that bear on its severity: whole words only, each with the sentence it stands in, so that a reader can
 * check it. A term is named once, in lower case, and not again as a part of a longer one at the same place.
 */
export function indicatorsIn(text: string, url: string | null): Indicator[] {
  const found = new Map<string, Indicator>()
  for (const sentence of sentencesOf(text)) {
    for (const [match] of sentence.matchAll(PATTERN)) {
      const term = match.toLowerCase()
      if (!found.has(term)) found.set(term, { term, sentence, url })
    }
  }
  return [...found.values()]
}

/** A text in sentences. A stop ends one only before a blank and a capital, so that "e.g. Windows 10.1" mostly stays whole. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)(?<!\b(?:e\.g|i\.e|vs|No|Inc|Ltd|cf|ver|v)\.)\s+(?=["“‘(]?\p{Lu})/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
