import { FLAW_SIGNALS } from './flaw-signals'
import { INCIDENT_SIGNALS } from './incident-signals'
import { signal, type Signal } from './signal'

/*
 * What articles say that bears on how bad something is: one table of kinds, with their weights and the phrases that say so in
 * English, German, French and Spanish. The phrases' notation is that of phrases.ts. docs/digest.md has the weights in words.
 */

export type { Signal } from './signal'

/** All kinds, in the order in which they are told. */
export const SIGNALS: readonly Signal[] = [
  ...FLAW_SIGNALS,
  ...INCIDENT_SIGNALS,

  // What makes it worse
  signal(
    'exploited',
    'raises',
    1.5,
    'Exploited in attacks',
    `[flaw] & used & spy/spying/attack/attacks, used to spy on, [attackers] & [exploit] & [flaw], [attackers] ~ use/uses/used/using ~ [flaw],
    being [exploit], [hacked] ~ through/via & [flaw]/it/hole/bug,
    see/sees/seeing/seen/observed/observing/detected/spotted/confirmed/reported & intrusions/exploitation/exploit attempts,
    [machine]/sites/servers/boxes & being/been & [hacked]/broken/implanted, pounce* on, taking/take/takes/took advantage of ~ [flaw],
    [attackers] & implant*/burrow* & [machine], attacks exploit*/used/leverag*, [flaw] & [attackers] & nutz*/missbrauch*, exploited in ~ wild,
    exploited in ~ attacks, actively exploit*, active exploitation, mass exploitation, mass exploited, under active exploitation, being exploited,
    is exploited, are exploited, was exploited, were exploited, been exploited, have/has exploited, exploits it/this/the/a,
    exploit/exploits ~ zero day/flaw/bug/vulnerability/injection, exploiting ~ flaw/bug/vulnerability/cve/hole/zero, now exploited, already exploit*,
    exploited as ~ zero, exploited zero day*, exploited flaw*, exploited vulnerabilit*, exploited hole, known exploited, exploitation was/has,
    limited targeted exploitation, exploits of, exploit ~ exists in the wild, exploited bug, exploited since, zero day exploited, zero day exploitation,
    zero days exploited, flaw exploited, under attack, two under attack, used in ~ attacks, abused in attacks, used by ransomware, exploited at scale,
    servers are being taken over, hackers/attackers exploit*, gangs exploit, ausgenutzt*, nutzen ~ aus, nutzt ~ aus, wird/werden ~ angegriffen,
    angriffe laufen, angriffe auf, aktiv angegriffen, lucke ~ attackiert, exploited, exploitee*, activement exploite*, deja exploite, est exploite,
    exploite par, explotada*, explotado*, explotan, ataques activos, siendo explotad*, exploit ~ in the wild, have been observed,
    attackers/hackers/criminals use/abuse ~ flaw/bug/vulnerability/hole/cve,
    attackers/hackers/criminals are using/abusing ~ flaw/bug/vulnerability/hole/cve, used in the wild, ongoing attacks, laufende angriffe,
    exploitation active, attaques en cours, ataques en curso, explotacion activa, se esta explotando, aprovechan ~ fallo/vulnerabilidad,
    attackers/hackers/gang/gangs/group/groups/crew/crews use/uses/exploit/exploits/abuse/abuses ~ cve, already exploit ~ flaw/bug/vulnerability,
    attacks follow, saw/see/sees/seen ~ attacks, attacks against ~ honeypot*, attacks exploiting, exploit/exploitation attempts,
    begun/began/begin/begins/started/starts exploiting, attackers/hackers ~ through cve,
    attackers/hackers upload/uploads/plant/install/deploy ~ web/backdoor/backdoors/shells, come/comes/came under attack, hacked through,
    honeypots ~ attacks, zero days ~ chained, vulnerabilities were/are chained, were chained to, chained to breach/compromise/hack,
    aprovechan/aprovecharon/aprovechado ~ inyeccion/vulnerabilidad/fallo/brecha, atacad* mediante, shops/sites/stores/servers ~ hacked,
    hacked shops/sites/stores/servers, explotaron, explotado, explotando, are/is being hacked/attacked/compromised/targeted,
    attackers/hackers/criminals ~ break/broke into, attackers/hackers/criminals abuse*,
    attackers/hackers target/targeted/targeting ~ flaw/servers/sites/devices, greifen ~ an uber, werden kompromittiert, sont compromis par`,
  ),
  signal('zero-day', 'raises', 0.3, 'Attacked before there was a fix', `zero day*, 0 day*, 0day*, dia cero, jour zero`),
  signal(
    'no-patch',
    'raises',
    0.6,
    'No fix available',
    `no patch, no fix, no patches, no update is available, no update will come, not release a fix, unpatched flaw, unpatched vulnerability, without a fix,
    won t patch, no plans to fix, hotfixes are expected, no update available, there are no workarounds, kein patch, kein update, aucun correctif,
    pas encore de correctif, sin parche, no hay parche, not ~ been patched, not be patched, not be fixed, update wird es nicht, keine updates mehr,
    ungepatcht, pas de correctif, sans correctif, pas encore publie de correctif, sin actualizacion, no existe parche, no habra parche`,
  ),
  signal(
    'poc',
    'raises',
    0.3,
    'Exploit code is public',
    `proof of concept, poc exploit, public poc, exploit code, published ~ exploit, exploits are public, public exploit*, exploit ~ public, public code,
    exploit fur, exploit ~ offentlich, code d exploitation, prueba de concepto, technical details came out, working exploit, preuve de concept,
    exploit ~ released/published/aufgetaucht/veroffentlicht, exploit publie, exploit publicado, code ~ exploit ~ publie`,
  ),
  signal(
    'credentials',
    'raises',
    1.9,
    'Credentials stolen',
    `[took] & [secrets], [grab] & [secrets], keeps/captures/intercepts ~ session/sessions/token/tokens/cookie/cookies/password/passwords, stolen oauth,
    secrets leaked, exposed secrets, exposes secrets, reset credentials after, theft of ~ token*, token theft, ci secrets, with the password of,
    identifiants cloud, firewall configuration backups, roba* ~ credenciales`,
  ),
  signal(
    'actor',
    'raises',
    0.3,
    'State-sponsored attackers',
    `state sponsored, nation state, china nexus, chinese hackers, russian hackers, iranian hackers, north korean, espionage, apt group,
    advanced threat actor, state actors, staatlich gesteuert*, staatliche* angreifer, groupe ~ etatique, patrocinado* por ~ estado, groups from china`,
  ),
  signal(
    'critical-word',
    'raises',
    0.4,
    'Called critical',
    `critical & [flaw], kritisch* & [flaw], critique* & [flaw], rated/classed/deemed/classified ~ critical, critical vulnerabilit*, critical remote,
    critical command, critical authentication, critical sql, critical zero, critical file, critical severity, maximum severity, kritisch,
    vulnerabilidad critica`,
    false,
  ),

  signal(
    'high-word',
    'raises',
    0,
    'Called high',
    `high severity, rated high, hohem risiko, gravite elevee, gravedad alta`,
    false,
  ),

  // What makes it milder
  signal(
    'medium-word',
    'lowers',
    0,
    'Called medium',
    `medium severity, rated medium, moderate severity, risk is medium, mittlerem risiko, gravite moyenne, gravedad media`,
    false,
  ),
  signal(
    'patched',
    'lowers',
    -0.1,
    'A fix is available',
    `patched, patches, security update*, has fixed, fixes, fixed ~ version*, fixed in, update to, upgrade to, updates are available, released ~ update*,
    fix is in, hotfix, hotfixes, emergency update*, updates stehen bereit, stellt ~ bereit, steht bereit, schliesst, geschlossen, correctif*, corrige*,
    mise a jour, actualiza*, parche*, stopft, behebt, behoben, abgesichert, update verhindert, has the fix, has a fix, released firmware, firmware update*,
    new firmware, neue firmware, ha publicado ~ version/versiones`,
  ),
  signal(
    'authenticated',
    'lowers',
    -0.3,
    'Needs an account or access',
    `authenticated domain user, needs an account, need valid credentials, valid admin credentials, needs access to the local network, on the local network,
    authenticated user opens, needs the role, physical access, logged in user, angemeldete`,
    false,
  ),
  signal(
    'unlikely',
    'lowers',
    -2.5,
    'Not practical',
    `no practical risk, practical attacks are unlikely, laboratory conditions, needs physical access, need physical access, the problem is cosmetic,
    no risk to`,
    false,
  ),
  signal(
    'not-exploited',
    'lowers',
    -0.1,
    'No exploitation known',
    `no reports of exploitation, nobody has seen attacks, no reports of attacks, no known exploitation, no attacks have been seen, we know of no attacks,
    no sign of exploitation, no evidence of exploitation, angriffe ~ nicht bekannt, knows of no attacks, not aware of attacks`,
  ),

  // What it is about where nothing bad happened
  signal(
    'certification',
    'topic',
    3.1,
    'A certification or audit',
    `[earn] & [certificate], fips 140, passed ~ assessment/audit, iso 27001/27017/27018/42001/22301/9001, iso iec 27001/27017/27018/42001/22301/9001, recertif*, certification, certified,
    certificate for all, is certified, zertifiziert*, zertifizierung, certifie, certificacion, passed the audit, security audit, zero non conformities,
    zero findings, soc 2, renews ~ certificate, renewed its ~ certificate, gets ~ certificate, fedramp, secnumcloud, qualification, testat, tisax,
    common criteria`,
  ),
  signal(
    'research',
    'topic',
    2.6,
    'Research or report',
    `paper says/shows/finds/describes, congress, house panel, a bill, nis 2, nis2, dora, pollsters, poll, respondents, in ten,
    one in five/six/seven/eight/nine/ten, out of ten, von zehn, sur dix, de cada diez, percent of ~ companies/firms/respondents/employees, academics,
    researchers ~ asked/surveyed/sent, study, researchers find, a new paper, survey, lagebericht, threat report, annual report, publishes lessons,
    bill would, bill aims, lawmakers, legislation, new law, ban on, gesetzentwurf, verbot, projet de loi, proyecto de ley, published a report,
    how to harden, this guide, proposed ban, proposal to ban, be banned, umfrage, studie, etude, sondage, estudio, encuesta, informe anual, best practices,
    tabletop exercise, security exercise, checklist, podcast, webinar, ubung, planspiel, leitfaden, exercice de crise, simulacro, cyber resilience act,
    reporting duties/obligations, meldepflicht*, obligations de notification`,
    false,
  ),
  signal(
    'law',
    'topic',
    2.5,
    'Law enforcement',
    `extrade*, est accuse de, gets/got/get ~ years/months ~ for, sentenc*, judge, condenad*, condamn*, verurteil*, detenid*, interpell*, extradit*, in court, on trial, magistrate*,
    jailed, prison, convicted, prosecutors, plead*, guilty, admits/admitted ~ hacking/locking/stealing/selling/running, faces up to, vor gericht,
    angeklagt*, staatsanwaltschaft*, au tribunal, proces, juzgado, fiscalia, arrested, arrest, charged with, indicted, faces charges, seized the ~ servers,
    festgenommen, verhaftet, arrete, detienen, dismantle*, takedown, zerschlag*, razzia, demantel*, desmantela*, desarticula*, incaut*`,
    false,
  ),
  signal(
    'protection',
    'topic',
    2.2,
    'A security feature',
    `passkey*, two factor, multi factor, encryption by default, end to end encryption, security feature, phishing resistant, resist phishing, bug bounty,
    zwei faktor, verschlusselung`,
    false,
  ),
  signal(
    'product-news',
    'topic',
    0,
    'Product news',
    `adds/add/gains ~ servers/support/feature/features/mode/widgets/languages, pricing, price, cheaper, per seat, per user, discount, subscription plan,
    new features, new instances, preview, redesign*, is out, has been released, conference, tickets, merge, merger, acquisition, quarterly results,
    revenue, shareholders, widgets, birthday, 5g, benchmark*, translates captions, launches, rolls out, neue funktionen, preis*, prix, tarif*, precio*,
    novedades`,
    false,
  ),
]

const BY_KIND = new Map(SIGNALS.map((each) => [each.kind, each]))

/** A kind's entry in the table. */
export function signalOf(kind: string): Signal | undefined {
  return BY_KIND.get(kind)
}
