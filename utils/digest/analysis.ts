import type { ReadArticle } from './features'
import { PhraseBook } from './phrases'
import { isStatement, mainLanguage, type Quoted } from './summary'
import { tokensOf, type Token } from './tokens'

/** The parts of an analysis, as advisories name them. */
export type Part = 'impact' | 'technicalDetails' | 'recommendedResponse'

/*
 * What speaks for a sentence belonging to a part, with its weight. The notation is that of phrases.ts.
 */
const CUES: readonly (readonly [part: Part, weight: number, phrases: string])[] = [
  [
    'recommendedResponse',
    3,
    `recommend*, are advised, is advised, advises, advise, are urged, urges, should, must, encourages, users are encouraged, need to upgrade, needs to be updated, workaround*, mitigation*, mitigate*, countermeasure*, best practice*, as soon as possible, right away, without delay, defense in depth, defensive measures, minimize ~ exposure, security practices, no known public exploit*, no fix is planned, currently no fix, is no longer supported, end of life ~ replace, upgrade path, please contact, contact ~ support, customer support, technical support, for more information, for further information, refer to, can be found, can be downloaded, is available from, are available from, available for download, download*, has released ~ version, released ~ firmware, has released ~ patch, vendor fix, follow the, make sure, ensure that,
    sollten, empfiehlt, empfehlen, aktualisieren sie, umgehend, doivent, il faut, recommande*, conseille*, se recomienda, recomienda*, deben, debe, aktualisiert*`,
  ],
  [
    'recommendedResponse',
    2.5,
    `will be addressed, produced an update, has been addressed in, can be filtered, update to, upgrade to, apply, install, restrict, disable, limit, block, rotate, reset, revoke, segment, isolate, avoid, replace, change ~ credentials, change ~ passwords, move ~ out of, look for, check for, treat, use ~ vpn*, use firewalls, locate ~ behind, turn off, disconnect, enable, remove it, uninstall, go back to, patch, hotfix, new version, fixed version*, patched version*, latest version, fix is in, fixes are in, fixed in, correct* this, corrects, keep monitoring, audit, run ~ checker, run ~ script, sanitize, reboot, do not click, only open, only allow, protect ~ access, network access, trusted, verify ~ configuration, update ~ later, to version, or later, or newer, actualice*, installer, mettre a jour, updates einspielen, installieren`,
  ],
  [
    'impact',
    3,
    `successful exploitation, successfully exploit*, exploitation ~ could, exploiting ~ could, may allow an attacker, could allow an attacker, can allow an attacker, could allow attackers, could allow a remote, would allow, could enable an attacker, could result in, may result in, can result in, could lead to, may lead to, can lead to, could cause, may cause, could compromise, loss of, impact of, take over, full control, complete compromise, denial of service condition`,
  ],
  [
    'impact',
    2,
    `customers, million, millions, thousands, hundreds of, seats, users are affected, were affected, is affected, are affected, worldwide, stolen, stole, data of, records, outage, unreachable, offline, patients, ambulances, production, victims, services, hit, weekly downloads, installations, installs, exposed hosts, used by, regulators, lost, ransom, leak site, for sale, disrupt*, reducing ~ risk*, affecting, kunden, betroffen, ausgefallen, gestohlen, clients, touch*, personnes, afectad*, datos de`,
  ],
  [
    'technicalDetails',
    3,
    `vulnerability in, vulnerability exists, flaw in, bug in, due to, caused by, is caused, because, improper*, insufficient*, lack of, lacks, missing ~ validation, does not ~ validate, not properly, use after free, out of bounds, buffer overflow, type confusion, null pointer, race condition, deserialization, injection, traversal, stack based, heap based, uninitialized, integer overflow, hard coded, cleartext, cross site, component, function, parameter, parser, parsing, crafted, specially crafted, malformed, payload, script, module, daemon, endpoint, header, configuration file, race, cvss, cwe, cve, vector string, base score, has been assigned, was assigned, has been calculated, is vulnerable to, are vulnerable to, affected by, versions ~ affected, prior to version, versions prior, tracked as`,
  ],
  [
    'technicalDetails',
    1.5,
    `flaw, issue, bug, vulnerability was found, was discovered, was found, has been found, has been identified, is used, leads to, leading to, triggered, affects, buffer, heap, pointer, bypassed, attackers, attacker, exploited, exploit, exploits, allows, lets, remote, authentication, privileges, malware, backdoor, web shell, zero day, group, campaign, tokens, versions, kernel, code, memory, memory corruption, certificate, protocol, port, packet, request, file, library, driver, api, schwachstelle, lucke, angreifer, faille, attaquant*, vulnerabilidad, atacante*, audit, auditor*, standard, certification, research`,
  ],
]

const BOOK = new PhraseBook(CUES.map(([part, weight, phrases]) => [phrases, [part, weight] as const] as const))

/** Sentences that begin with one of these are asked of the reader. */
const IMPERATIVE =
  /^(?:[-–•*\d.)\s]+)?(?:(?:if|when|where) [^,.]{2,60}, )?(?:also |please )?(?:deactivate|repeat|filter|reduce|recognize|operate|update|upgrade|apply|install|restrict|disable|limit|block|rotate|reset|revoke|segment|isolate|avoid|replace|change|move|look|check|treat|use|turn|disconnect|enable|remove|uninstall|patch|run|reboot|follow|ensure|contact|please|do not|locate|minimize|keep|only|make|configure|set|consider|perform|verify|monitor|protect|deploy|migrate|obtain|visit|refer|continue|secure|go to|open|start|stop|click|select|save|add|place|never|always|users? (?:can|may|are|who)|customers (?:can|may|are|who)|for (?:more|further|additional)|no (?:fix|known public|mitigation)|currently,? no|an update|the update|a (?:fix|patch|firmware)|see|hunt|boot|export|exercise|implement|harden|allow|close|delete)\b/i
const IMPERATIVE_WEIGHT = 4

/** What is written in programs: names of functions, files and settings, versions, code in quotation marks. */
const CODE =
  /[a-z]+_[a-z_]+|\w\(\)|\b\w+\.(?:c|h|cc|cpp|php|js|py|java|jar|dll|exe|sys|so|xml|go|rs)\b|`[^`]+`|(?<![\d.])\d+\.\d+(?:\.\d+)+(?![\d.])|\b(?:before|prior to|through) v?\d/i
const CODE_WEIGHT = 1.5

/** An article's sentence goes into a part from this many points on. */
const LEAST = 2

/** The part of an analysis that a sentence fits best, with how much speaks for it; a description of how things are where nothing does. */
export function partOf(text: string, tokens: readonly Token[] = tokensOf(text)): { part: Part; points: number } {
  const points: Record<Part, number> = { impact: 0, technicalDetails: 0, recommendedResponse: 0 }
  for (const { meaning } of BOOK.matches(tokens)) points[meaning[0]] += meaning[1]
  if (IMPERATIVE.test(text)) points.recommendedResponse += IMPERATIVE_WEIGHT
  if (CODE.test(text)) points.technicalDetails += CODE_WEIGHT
  const [best] = (Object.entries(points) as [Part, number][]).sort((a, b) => b[1] - a[1])
  return best && best[1] > 0 ? { part: best[0], points: best[1] } : { part: 'technicalDetails', points: 0 }
}

/** What is said where the articles say nothing of a part. */
export const NOTHING_REPORTED: Record<Part, string> = {
  impact: 'Nothing about the impact was reported in the articles.',
  technicalDetails: 'No attack vectors, malware, CVEs or other technical details were reported in the articles.',
  recommendedResponse: 'No response was recommended in the articles.',
}

const MOST_SENTENCES = 5
const SAME = 0.7

/** A story's sentences by part, each only where it says so; empty where none does. */
export function analysisOf(articles: readonly ReadArticle[]): Record<Part, Quoted[]> {
  const language = mainLanguage(articles)
  const parts: Record<Part, Quoted[]> = { impact: [], technicalDetails: [], recommendedResponse: [] }
  const taken: Set<string>[] = []
  for (const { article, sentences } of articles.filter((each) => each.language === language)) {
    for (const sentence of sentences) {
      if (!isStatement(sentence) && !(IMPERATIVE.test(sentence.text) && sentence.place > 0 && !sentence.cut)) continue
      const { part, points } = partOf(sentence.text, sentence.tokens)
      if (points < LEAST || parts[part].length === MOST_SENTENCES) continue
      const words = new Set(sentence.tokens.map(({ text }) => text))
      if (taken.some((other) => overlap(other, words) > SAME)) continue
      taken.push(words)
      parts[part].push({ text: sentence.text, url: article.url })
    }
  }
  return parts
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / Math.max(1, Math.min(a.size, b.size))
}
