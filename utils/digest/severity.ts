import { bandOfScore, type Severity, type SeverityReason } from '../advisories'
import { datesOf } from './dates'
import type { ReadArticle } from './features'
import type { FoundSignal } from './find-signals'
import { reasonText } from './reason-text'
import type { Sentence } from './sentences'
import { SIGNALS, signalOf, type Signal } from './signals'
import type { StatedScore } from './stated-scores'

/*
 * How bad a story is, with the reasons. A stated CVSS score stands. Else the worst flaw or incident that is reported gives the base, and
 * what else is said adds to it or takes off; signals.ts has the weights. What a sentence denies does not count, nor does what it tells
 * of earlier times.
 */

/** A kind of signal as a story has it. */
export interface Evidence {
  signal: Signal
  /** Where it is said, best place first. */
  found: { signal: FoundSignal; article: ReadArticle }[]
  titles: number
  articles: number
}

/** What more weighs in some company only. */
const TOGETHER = {
  /** A flaw that is exploited is at least this bad, whatever it lets attackers do. */
  exploitedFlaw: 7,
  /** Who gains rights is inside already, so that this is the most. */
  mostOfRights: 8.9,
  /** Gangs that lock systems use the flaw. */
  ransomwareUsesFlaw: 0.8,
  /** Malware that came through an exploited flaw. */
  malwareThroughFlaw: 1.2,
  /** A state's malware was found. */
  stateMalware: 1.2,
  /** A state took the data. */
  stateTookData: 2,
  /** People concerned: 100,000 and more, 10,000 and more, or hundreds of firms. */
  manyPeople: 2.3,
  somePeople: 0.8,
} as const

/** "Two of the flaws are exploited", "one, an elevation of privilege, is exploited". */
const ONE_OF_SEVERAL =
  /\b(?:one of|one, an?|two|three|four|five|eine der|zwei|drei|vier|fünf|une des|deux|trois|quatre|una de|dos|tres|cuatro|among|darunter|dont|entre)\b/i
const OLD = 150 * 86_400_000
const STILL = /\b(?:since|seit|depuis|desde|until|bis)\b/i
/** In stories of this many articles, what one says in passing does not count. */
const LARGE = 4
const LEAD = 3

/** The severity of a story by what `evidenceOf` found in its articles, its reasons ordered by weight. */
export function severityOf(
  articles: readonly ReadArticle[],
  stated: readonly StatedScore[],
  evidence: ReadonlyMap<string, Evidence>,
): Severity {
  const [worst] = [...stated].sort((a, b) => b.score - a.score)
  if (worst) {
    const states: SeverityReason = {
      text: `A CVSS score of ${worst.score.toFixed(1)} is stated`,
      effect: 'states',
      source: worst.publisher,
    }
    const others = [...evidence.values()]
      .filter(({ signal }) => signal.role !== 'topic' && signal.shown)
      .map((each) => reasonOf(each))
    return { band: bandOfScore(worst.score), score: worst.score, reasons: [states, ...others] }
  }
  const topic = topicOf(evidence, articles.length)
  if (topic) return judged(topic.signal.weight, [reasonOf(topic, 'states')])
  const flaw = flawScore(evidence)
  const incident = incidentScore(evidence, articles)
  const { score, reasons } = flaw.score >= incident.score ? flaw : incident
  if (score > 0) return judged(score, reasons)
  return judged(0, [{ text: 'Nothing that bears on security is reported', effect: 'states', source: '' }])
}

/** What a story's sentences assert, by kind, in the order of the table. */
export function evidenceOf(articles: readonly ReadArticle[]): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>()
  const asserted = assertedIn(articles)
  for (const signal of SIGNALS) {
    const found = asserted.get(signal)
    if (!found) continue
    const inTitles = new Set(found.filter((each) => each.signal.sentence.place === 0).map(({ article }) => article)).size
    const inArticles = new Set(found.map(({ article }) => article)).size
    const inPassing =
      inTitles === 0 && articles.length >= LARGE && inArticles === 1 && found.every((each) => each.signal.sentence.place > LEAD)
    if (inPassing) continue
    evidence.set(signal.kind, { signal, found: found.sort(byPlace), titles: inTitles, articles: inArticles })
  }
  const exploited = evidence.get('exploited')
  const denied = evidence.get('not-exploited')
  // Said by some and denied by others: the later article knows more.
  if (exploited && denied && latest(denied) > latest(exploited) && denied.found.length >= exploited.found.length)
    evidence.delete('exploited')
  else if (exploited) evidence.delete('not-exploited')
  // Those whose data was stolen are warned of phishing.
  const others = [...evidence.values()].some(
    ({ signal, titles }) => signal.role === 'incident' && signal.kind !== 'phishing' && titles > 0,
  )
  if (others && evidence.get('phishing')?.titles === 0) evidence.delete('phishing')
  return evidence
}

/** What sentences assert, by signal, in their order. A denied exploitation asserts that none is known. */
function assertedIn(articles: readonly ReadArticle[]): Map<Signal, Evidence['found']> {
  const asserted = new Map<Signal, Evidence['found']>()
  const notExploited = signalOf('not-exploited')
  for (const article of articles) {
    for (const each of article.signals) {
      const signal = !each.negated ? each.signal : each.signal.kind === 'exploited' ? notExploited : undefined
      if (!signal || (!each.negated && each.sentence.place > 0 && isHistory(each.sentence, article.time))) continue
      const found = asserted.get(signal)
      if (found) found.push({ signal: each, article })
      else asserted.set(signal, [{ signal: each, article }])
    }
  }
  return asserted
}

/** Tells of what was long before the article. */
function isHistory(sentence: Sentence, time: number): boolean {
  if (STILL.test(sentence.text)) return false
  const dates = datesOf(sentence, time)
  return dates.length > 0 && dates.every(({ date }) => time - Date.parse(date.length === 4 ? `${date}-12-31` : date) > OLD)
}

function byPlace(a: Evidence['found'][number], b: Evidence['found'][number]): number {
  return (
    Number(a.signal.hedged) - Number(b.signal.hedged) || (a.signal.sentence.place || LEAD) - (b.signal.sentence.place || LEAD)
  )
}

function latest({ found }: Evidence): number {
  return Math.max(...found.map(({ article }) => article.time))
}

/** What a story is about where it reports no harm: arrests and certifications speak of harm without reporting any. */
function topicOf(evidence: ReadonlyMap<string, Evidence>, articles: number): Evidence | undefined {
  const topics = [...evidence.values()].filter(({ signal }) => signal.role === 'topic' && signal.weight > 0)
  const harm = [...evidence.values()].filter(
    ({ signal }) => (signal.role === 'flaw' && signal.kind !== 'flaw' && signal.kind !== 'harm') || signal.role === 'incident',
  )
  const inTitles = Math.max(0, ...harm.filter(({ signal }) => signal.kind !== 'ransomware').map(({ titles }) => titles))
  const [main] = [...topics].sort((a, b) => b.titles - a.titles || b.articles - a.articles)
  if (!main) return undefined
  if (main.titles * 2 >= articles && (main.titles > inTitles || isHeading(main))) return main
  const exploited = evidence.has('exploited') || evidence.has('no-patch') || evidence.has('patched')
  if (evidence.has('unlikely') && main.signal.kind === 'research') return main
  return inTitles === 0 &&
    !exploited &&
    main.articles * 2 >= articles &&
    (main.articles > Math.max(0, ...harm.map((each) => each.articles)) || harm.length === 0)
    ? main
    : undefined
}

/** "Study: most phishing kits …": what a title begins with is what the article is. */
function isHeading({ signal, found }: Evidence): boolean {
  return signal.kind === 'research' && found.some((each) => each.signal.sentence.text.startsWith(`${each.signal.term}:`))
}

function flawScore(evidence: ReadonlyMap<string, Evidence>): { score: number; reasons: SeverityReason[] } {
  const flaws = [...evidence.values()].filter(({ signal }) => signal.role === 'flaw')
  const [worst] = [...flaws].sort((a, b) => b.signal.weight - a.signal.weight)
  if (!worst) return { score: 0, reasons: [] }
  // Of many flaws that were fixed at once the exploited one is often not the worst.
  const base = evidence.has('exploited') ? (exploitedKind(evidence) ?? worst) : worst
  const reasons = [...new Set([base, worst])].map((each) => reasonOf(each, 'raises'))
  let score = base.signal.weight
  for (const each of evidence.values()) {
    if (each.signal.role !== 'raises' && each.signal.role !== 'lowers') continue
    if (each.signal.kind === 'credentials') continue
    // Who gains rights has some already.
    if (each.signal.kind === 'authenticated' && worst.signal.kind === 'privilege-escalation') continue
    score += each.signal.weight * (isDoubted(each) ? 0.7 : 1)
    reasons.push(reasonOf(each))
  }
  const ransomware = evidence.get('ransomware')
  if (ransomware && evidence.has('exploited')) {
    score += TOGETHER.ransomwareUsesFlaw
    reasons.push(reasonOf(ransomware, 'raises'))
  }
  const exploited = evidence.get('exploited')
  if (exploited && !isDoubted(exploited)) score = Math.max(score, TOGETHER.exploitedFlaw)
  if (base.signal.kind === 'privilege-escalation') score = Math.min(score, TOGETHER.mostOfRights)
  if (base !== worst) score = Math.max(score, worst.signal.weight)
  return { score: asRated(score, evidence), reasons }
}

/** What the exploited flaw is where its sentences say that it is one of several; undefined where they say nothing of that. */
function exploitedKind(evidence: ReadonlyMap<string, Evidence>): Evidence | undefined {
  const told = evidence.get('exploited')?.found.map(({ signal }) => signal.sentence) ?? []
  if (!told.some(({ text }) => ONE_OF_SEVERAL.test(text))) return undefined
  const kinds = [...evidence.values()].filter(
    ({ signal, found }) => signal.role === 'flaw' && signal.shown && found.some((each) => told.includes(each.signal.sentence)),
  )
  return kinds.sort((a, b) => b.signal.weight - a.signal.weight)[0]
}

/** What a publisher's word for the severity allows: "high" at least 7, "medium" less than 7, unless other flaws are worse. */
function asRated(score: number, evidence: ReadonlyMap<string, Evidence>): number {
  if (evidence.has('high-word')) return Math.max(score, 7)
  return evidence.has('medium-word') && !evidence.has('critical-word') && !evidence.has('exploited')
    ? Math.min(score, 6.9)
    : score
}

function incidentScore(
  evidence: ReadonlyMap<string, Evidence>,
  articles: readonly ReadArticle[],
): { score: number; reasons: SeverityReason[] } {
  const incidents = [...evidence.values()].filter(({ signal }) => signal.role === 'incident')
  const [worst] = [...incidents].sort((a, b) => b.signal.weight * doubt(b) - a.signal.weight * doubt(a))
  if (!worst) return { score: 0, reasons: [] }
  const reasons = incidents.map((each) => reasonOf(each, 'raises'))
  let score = worst.signal.weight * doubt(worst)
  const add = (points: number, kind: string) => {
    const each = evidence.get(kind)
    if (!each) return
    score += points
    reasons.push(reasonOf(each, 'raises'))
  }
  if (evidence.has('breach')) {
    let ofData = (evidence.get('breach')?.signal.weight ?? 0) + peopleConcerned(articles, evidence)
    if (evidence.has('credentials')) ofData += signalOf('credentials')?.weight ?? 0
    if (evidence.has('actor')) ofData += TOGETHER.stateTookData
    if (ofData > score) {
      score = ofData
      for (const kind of ['credentials', 'actor']) add(0, kind)
    }
  }
  if (worst.signal.kind === 'malware' && evidence.has('exploited')) add(TOGETHER.malwareThroughFlaw, 'exploited')
  else if (worst.signal.kind === 'malware') add(TOGETHER.stateMalware, 'actor')
  if (worst.signal.kind === 'phishing') add(signalOf('actor')?.weight ?? 0, 'actor')
  return { score: Math.min(score, 8.9), reasons }
}

/** Numbers that are written as words before millions. */
const FEW: Record<string, number> = { two: 2, several: 2, three: 3, zwei: 2, drei: 3, deux: 2, trois: 3, dos: 2, tres: 3 }

const PEOPLE =
  /(?<![\d.,])(?<count>\d{1,3}(?:[., \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?|deux|trois|dos|tres|zwei|drei|two|three|several)\s?(?<times>million|millionen|millions|millones|mio\.?|m\b)?(?:\s(?:de|of|von)?\s?\p{L}+){0,2}\s?\b(?:customers?|users?|people|players|guests|citizens|residents|travell?ers|passengers|pupils|households|citoyens|usagers|abonnés|pacientes|alumnos|ciudadanos|patienten|bürgern?|schüler|studierende|mitglieder|datensätze|records|registros|comptes|cuentas|konten|accounts|subscribers|students|patients|members|employees|individuals|photos|kunden|nutzer|personen|clients|personnes|allocataires|bénéficiaires|contribuables|utilisateurs|clientes|personas|estudiantes|usuarios|ausweisfotos|policyholders|workers|staff|drivers|donors|voters|taxpayers|tenants|visitors|applicants|profiles|social security numbers|e-?mail addresses|habitants|élèves|étudiants|assurés|salariés|adhérents|empleados|afiliados|socios|hogares|trabajadores|versicherten?|mitarbeiter|mitarbeitende|beschäftigte|haushalten?|fahrgäste|einwohner)\b/giu

/** Points for how many people the data is about, as the sentences that tell of the theft say. */
function peopleConcerned(articles: readonly ReadArticle[], evidence: ReadonlyMap<string, Evidence>): number {
  const sentences = new Set([
    ...(evidence.get('breach')?.found ?? []).map(({ signal }) => signal.sentence.text),
    ...articles.map(({ article }) => article.title),
  ])
  let most = 0
  for (const text of sentences) {
    for (const { groups } of text.matchAll(PEOPLE)) {
      const count = groups?.count ?? ''
      const plain = groups?.times ? count.replace(',', '.') : count.replace(/[., \u00a0\u202f](?=\d{3})/g, '')
      most = Math.max(most, (FEW[count.toLowerCase()] ?? Number(plain)) * (groups?.times ? 1_000_000 : 1))
    }
    if (/\b(?:millions|hundreds of thousands|millones|millionen|centaines de milliers) (?:of |de |von )?\p{L}/iu.test(text))
      most = Math.max(most, 1_000_000)
    if (
      /\b(?:hundreds of|(?:more than |over )?[1-9]\d\d) (?:\p{Lu}\p{L}+ )?(?:companies|organi[sz]ations|firms|instances)\b|\bhundreds of customers\b/iu.test(
        text,
      )
    )
      most = Math.max(most, 10_000)
  }
  if (most >= 100_000) return TOGETHER.manyPeople
  return most >= 10_000 ? TOGETHER.somePeople : 0
}

function doubt(evidence: Evidence): number {
  return isDoubted(evidence) ? 0.9 : 1
}

function isDoubted({ found }: Evidence): boolean {
  return found.every(({ signal }) => signal.hedged)
}

function reasonOf({ signal, found }: Evidence, effect?: SeverityReason['effect']): SeverityReason {
  const [first] = found
  return {
    text: reasonText(signal.label, first?.signal.term),
    effect: effect ?? (signal.weight < 0 ? 'lowers' : signal.role === 'topic' ? 'states' : 'raises'),
    source: first?.article.article.publisher ?? '',
  }
}

function judged(points: number, reasons: SeverityReason[]): Severity {
  const score = Math.round(Math.max(0, Math.min(10, points)) * 10) / 10
  return { band: bandOfScore(score), score, reasons }
}
