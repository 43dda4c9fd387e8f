/*
 * What articles say that bears on how bad something is: one table of kinds, with their weights and the phrases that say so in
 * English, German, French and Spanish. The phrases' notation is that of phrases.ts. docs/digest.md has the weights in words.
 */

/**
 * - `flaw` and `incident`: how bad it is when nothing else is known (the highest of a story counts)
 * - `raises` and `lowers`: what is added to that
 * - `topic`: what the story is about, where nothing bad is said; the score then
 */
export type SignalRole = 'flaw' | 'incident' | 'raises' | 'lowers' | 'topic'

export interface Signal {
  kind: string
  role: SignalRole
  /** Points of the scale from 0 to 10. */
  weight: number
  /** What a reader is told: "Exploited in the wild". */
  label: string
  /** Whether matches are shown as indicators; the rest only weighs. */
  shown: boolean
  phrases: string
}

const signal = (kind: string, role: SignalRole, weight: number, label: string, phrases: string, shown = true): Signal => ({
  kind,
  role,
  weight,
  label,
  shown,
  phrases,
})

export const SIGNALS: readonly Signal[] = [
  // What a flaw lets an attacker do
  signal(
    'rce',
    'flaw',
    7.6,
    'Code execution',
    `remote/arbitrary/unauthenticated code execution, execut*/run/runs/running ~ code, run/runs/execut* ~ commands, command/code injection, rce,
    arbitrary commands, shell commands, take/takes/taking over the site/server/host/system, control execution, control over the device/cluster, escape the ~ sandbox, escape to the hypervisor,
    schadcode ~ ausfuhr*, code ~ ausfuhr*, codeausfuhrung, schadcode ~ einschleus*, code ~ einschleus*, codeschmuggel, skripte ~ einschleus*, befehle ~ ausfuhr*,
    execution de code, executer du code, execution ~ commandes, ejecucion ~ codigo, ejecutar codigo, ejecutar comandos, tomar el control,
    volle kontrolle, ubernehmen ~ kontrolle`,
  ),
  signal(
    'auth-bypass',
    'flaw',
    7.5,
    'Authentication can be bypassed',
    `authentication bypass, bypass* ~ authentication, bypass* access protection, bypass* ~ login, account takeover, take over accounts, without logging in, admin/administrator access, gain* admin, become/becomes admin, impersonate an admin,
    missing authentication, improper authentication, authentifizierung ~ umgehen, authentifizierung ~ umgehung, anmeldung ~ umgehen, contourner l authentification, contournement ~ authentification, omision ~ autenticacion, eludir ~ autenticacion, acceso de administrador`,
  ),
  signal(
    'privilege-escalation',
    'flaw',
    7.2,
    'Privilege escalation',
    `privilege escalation, escalat* ~ privileges, escalation of privilege*, elevation of privilege*, elevat* ~ privileges, gain* system privileges, gain* root, get/gets root, got root, root privileges, gives root, take/takes over the host, container escape, local root, sandbox escape,
    rechteausweitung, rechte ~ ausweiten, rechte ~ erlangen, root rechte*, system rechte, elevation de privileges, escalada de privilegios, elevacion de privilegios`,
  ),
  signal(
    'memory',
    'flaw',
    7,
    'Memory corruption',
    `use after free, out of bounds write/read, type confusion, buffer overflow, heap overflow, stack overflow, memory corruption, memory overflow, memory safety bugs, pufferuberlauf, speicherfehler, debordement de tampon, desbordamiento de bufer`,
  ),
  signal(
    'sqli',
    'flaw',
    5.8,
    'SQL injection',
    `sql injection, sql injections, sql commands, inject sql, sql befehle, injection sql, inyeccion sql, inyeccion de sql`,
  ),
  signal(
    'file-read',
    'flaw',
    6,
    'Path traversal or file access',
    `path traversal, directory traversal, file upload, server side request forgery, ssrf, xml external entity, unsafe/insecure deserialization, deserialisierung, telechargement de fichiers, pfadlucke`,
  ),
  signal('xss', 'flaw', 4.8, 'Cross-site scripting', `cross site scripting, xss, html injection, inject scripts, fremde skripte`),
  signal(
    'dos',
    'flaw',
    5,
    'Denial of service',
    `denial of service, can be crashed, crashes the ~ daemon, crash the ~ daemon, crash bug, dos vulnerabilit*, deni de service, dienstverweigerung, denegacion de servicio`,
  ),
  signal(
    'info-leak',
    'flaw',
    5,
    'Discloses information',
    `information disclosure, disclos* sensitive, leak/leaks/leaked/leaking ~ credential*, leak/leaks ~ password*, leaks bits, leaks ~ private key*, read ~ sensitive, reveals ~ hashes, expos* ~ private keys, read/reads files, sensitive data, sensitive files, memory leak exposes, recover the private key, may have exposed data, exposed data of, read data from, lire les donnees, informationsabfluss, divulgation d informations, divulgacion de informacion`,
  ),
  signal(
    'flaw',
    'flaw',
    4.2,
    'A vulnerability',
    `vulnerabilit*, security flaw/flaws/hole/holes/bug/bugs, security updates/update ~ flaws, flaw, flaws, cve, schwachstelle*, sicherheitslucke*, lucke, lucken, vulnerabilite*, faille*, vulnerabilidad*, fallo de seguridad, security hole*`,
    false,
  ),

  // What happened to somebody
  signal(
    'ransomware',
    'incident',
    7.4,
    'Ransomware',
    `ransomware, rancongiciel*, erpressungstrojaner, secuestro de datos, extortion gang, erpresserbande, verschlusselungstrojaner`,
  ),
  signal(
    'breach',
    'incident',
    5.2,
    'Data stolen or exposed',
    `data breach*, breach of ~ system*/database/data/accounts, breach affecting, admitted a breach, disclosed a breach, confirmed a breach, backup breach, support breach, support hack, breached, data theft, stolen data, stole ~ data, steal/steals/stealing ~ data, stole ~ records/code/files/names/iban*/numbers/photos, stolen ~ records, was/were stolen, records ~ offered for sale, lost ~ customer data, took ~ gigabytes, leaked data, data leak*, leak* ~ invoices/history/details/addresses/documents/records/information, orders of others, other people s, belonging to others, accessible to anyone, open to anyone, exposed ~ details/records/documents/files/information, exposed customer*, exposed in a, exposed a database, open bucket, source code ~ stolen, theft of ~ data, espionage breach, hacked ~ stolen, lost customer data,
    datenleck*, datendiebstahl, daten ~ abgeflossen, daten ~ gestohlen, gestohlene* daten, datenpanne, quellcode ~ gestohlen, kundendaten ~ einsehbar, daten anderer kunden, fremde daten, ausweisfotos, erbeutet*,
    fuite de donnees, vol de donnees, voler des donnees, donnees volees, donnees ~ derobees, filtracion de datos, robo de datos, datos robados, brecha de datos, datos ~ publicados`,
  ),
  signal(
    'supply-chain',
    'incident',
    7.6,
    'Supply chain attack',
    `supply chain attack*, supply chain compromise, backdoor ~ package, package ~ backdoor, backdoor in ~ package, malicious code ~ package*, extension ~ spyware, extension ~ malware, app ~ malware, package ~ malware, malicious commit*, compromised package*, compromised release*, malicious/backdoored/trojanized versions/version/releases/package/packages/extension/update, malicious npm, hijacked the ~ account, hijacked ~ account, action ~ compromised, package ~ compromised, typosquat*, backdoored release*, removed ~ after malware,
    lieferkettenangriff*, schadliche* paket*, attaque ~ chaine d approvisionnement, versions malveillantes, paquet ~ piege, extension ~ piegee, ataque ~ cadena de suministro, paquete* malicioso*`,
  ),
  signal(
    'malware',
    'incident',
    6,
    'Malware',
    `malware, backdoor, backdoors, trojan, infostealer*, spyware, botnet, rootkit, bootkit, web shell*, cryptominer, remote access trojan, wiper,
    schadsoftware, hintertur, trojaner, logiciel malveillant, logiciels malveillants, porte derobee, programa malicioso, puerta trasera, mined crypto`,
  ),
  signal(
    'phishing',
    'incident',
    4.8,
    'Phishing or deception',
    `phishing, phished, spear phishing, vishing, voice phishing, smishing, pose/poses/posing as ~ it, fake help desk, trick/tricks/tricking ~ employees/staff/users, social engineering, hameconnage, suplantacion de identidad, clickfix`,
  ),
  signal(
    'outage',
    'incident',
    5,
    'Service outage',
    `outage, outages, is down, are down, services down, went down, down again, takes down, takes its systems offline, took ~ systems offline, unreachable, service disruption, boot loop*, crashes windows, shut down its systems, production ~ stands still, halts production, diverts ambulances, diverted ambulances, was unavailable, has/have no access to,
    storung, ausgefallen, ausfall, nicht erreichbar, lahm, steht still, stehen ~ still, panne mondiale, panne, en panne, inaccessible*, caida, fuera de servicio, inaccesible*, tracking down, out of service`,
  ),
  signal(
    'attack',
    'incident',
    6.4,
    'An attack on an organisation',
    `cyberattack, cyber attack, cyber incident, cyberangriff*, cyberattaque*, ciberataque*, hackerangriff*, intruders/hackers accessed, hackers had ~ access, had access to its network, in ~ network for more than, broke into ~ network`,
    false,
  ),

  // What makes it worse
  signal(
    'exploited',
    'raises',
    1.5,
    'Exploited in attacks',
    `exploited in ~ wild, exploited in ~ attacks, actively exploit*, active exploitation, mass exploitation, mass exploited, under active exploitation, being exploited, is exploited, are exploited, was exploited, were exploited, been exploited, have/has exploited, exploits it/this/the/a, exploit/exploits ~ zero day/flaw/bug/vulnerability/injection, exploiting ~ flaw/bug/vulnerability/cve/hole/zero, now exploited, already exploit*, exploited as ~ zero, exploited zero day*, exploited flaw*, exploited vulnerabilit*, exploited hole, known exploited, exploitation was/has, limited targeted exploitation, exploits of, exploit ~ exists in the wild, exploited bug, exploited since, zero day exploited, zero day exploitation, zero days exploited, flaw exploited, under attack, two under attack, used in ~ attacks, abused in attacks, used by ransomware, exploited at scale, servers are being taken over, hackers/attackers exploit*, gangs exploit,
    ausgenutzt*, nutzen ~ aus, nutzt ~ aus, wird/werden ~ angegriffen, angriffe laufen, angriffe auf, aktiv angegriffen, lucke ~ attackiert,
    exploited, exploitee*, activement exploite*, deja exploite, est exploite, exploite par, explotada*, explotado*, explotan, ataques activos, siendo explotad*, exploit ~ in the wild, have been observed`,
  ),
  signal(
    'zero-day',
    'raises',
    0.3,
    'Attacked before there was a fix',
    `zero day*, 0 day*, 0day*, dia cero, jour zero, zero days`,
  ),
  signal(
    'no-patch',
    'raises',
    0.6,
    'No fix available',
    `no patch, no fix, no patches, no update is available, no update will come, not release a fix, unpatched flaw, unpatched vulnerability, without a fix, won t patch, no plans to fix, hotfixes are expected, no update available, there are no workarounds, noch kein patch, kein patch, kein update, aucun correctif, pas encore de correctif, sin parche, no hay parche, not ~ been patched`,
  ),
  signal(
    'poc',
    'raises',
    0.3,
    'Exploit code is public',
    `proof of concept, poc exploit, public poc, exploit code, exploit published, exploit was published, published ~ exploit, exploits are public, public exploit*, exploit ~ public, public code, exploit is public, exploit fur, exploit ~ offentlich, code d exploitation, prueba de concepto, technical details came out`,
  ),
  signal(
    'credentials',
    'raises',
    1.9,
    'Credentials stolen',
    `stolen credentials, steal* ~ credentials, stole ~ credentials, steal* ~ tokens, stolen ~ tokens, stole ~ tokens, tokens ~ stolen, stolen oauth, secrets leaked, dump ~ secrets, exposed secrets, exposes secrets, reset credentials after, stolen ~ passwords, theft of ~ token*, token theft, ci secrets, with the password of, identifiants cloud, zugangsdaten ~ gestohlen, credenciales robadas, firewall configuration backups`,
  ),
  signal(
    'actor',
    'raises',
    0.3,
    'State-sponsored attackers',
    `state sponsored, nation state, china nexus, chinese hackers, russian hackers, iranian hackers, north korean, espionage, apt group, advanced threat actor, state actors, staatlich gesteuert*, staatliche* angreifer, groupe ~ etatique, patrocinado* por ~ estado, groups from china`,
  ),
  signal(
    'critical-word',
    'raises',
    0.4,
    'Called critical',
    `critical vulnerabilit*, critical flaw*, critical bug*, critical remote, critical command, critical authentication, critical sql, critical zero, critical file, critical severity, rated critical, maximum severity, kritische* lucke*, kritische* sicherheitslucke*, gelten als kritisch, kritisch, faille critique, vulnerabilite critique, vulnerabilidad critica`,
    false,
  ),

  signal(
    'high-word',
    'raises',
    0,
    'Called high',
    `high severity, rated high, four of them rated high, hohem risiko, gravite elevee, gravedad alta`,
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
    `patched, patches, security update*, has fixed, fixes, fixed ~ version*, fixed in, update to, upgrade to, updates are available, released ~ update*, fix is in, hotfix, hotfixes, emergency update*, updates stehen bereit, stellt ~ bereit, steht bereit, update schliesst, schliesst, geschlossen, correctif*, corrige*, mise a jour, actualiza*, parche*, versions corrigees`,
  ),
  signal(
    'authenticated',
    'lowers',
    -0.3,
    'Needs an account or access',
    `authenticated domain user, needs an account, need valid credentials, valid admin credentials, needs access to the local network, on the local network, authenticated user opens, needs the role, physical access, logged in user, angemeldete`,
    false,
  ),
  signal(
    'unlikely',
    'lowers',
    -2.5,
    'Not practical',
    `no practical risk, practical attacks are unlikely, laboratory conditions, needs physical access, need physical access, the problem is cosmetic, no risk to`,
    false,
  ),
  signal(
    'not-exploited',
    'lowers',
    -0.1,
    'No exploitation known',
    `no reports of exploitation, no reports of attacks, no known exploitation, no attacks have been seen, we know of no attacks, no sign of exploitation, no evidence of exploitation, angriffe ~ nicht bekannt, knows of no attacks, not aware of attacks`,
  ),

  // What it is about where nothing bad happened
  signal(
    'certification',
    'topic',
    3.1,
    'A certification or audit',
    `recertif*, certification, certified, certificate for all, is certified, zertifiziert*, zertifizierung, certifie, certificacion, passed the audit, security audit, zero non conformities, zero findings, soc 2, renews ~ certificate, renewed its ~ certificate, gets ~ certificate`,
  ),
  signal(
    'research',
    'topic',
    2.6,
    'Research or report',
    `a study, study, researchers find, academics, a new paper, paper shows, survey, lagebericht, threat report, annual report, publishes lessons, bill would, bill aims, lawmakers, legislation, new law, ban on, gesetzentwurf, verbot, projet de loi, proyecto de ley, published a report, how to harden, this guide, proposed ban, proposal to ban, will be banned, be banned, umfrage, studie, etude, sondage, estudio, encuesta, informe anual, best practices`,
    false,
  ),
  signal(
    'law',
    'topic',
    2.5,
    'Law enforcement',
    `arrested, arrest, extradited, sentenced, charged with, indicted, faces charges, pleads guilty, seized the ~ servers, festgenommen, verhaftet, verurteilt, arrete, interpelle, condamne, detenido, detienen, extraditado`,
    false,
  ),
  signal(
    'protection',
    'topic',
    2.2,
    'A security feature',
    `passkey*, two factor, multi factor, encryption by default, end to end encryption, security feature, phishing resistant, resist phishing, bug bounty, zwei faktor, verschlusselung`,
    false,
  ),
  signal(
    'product-news',
    'topic',
    0,
    'Product news',
    `pricing, price, cheaper, per seat, per user, discount, subscription plan, new features, new instances, preview, redesign*, is out, has been released, conference, tickets, merge, merger, acquisition, quarterly results, revenue, shareholders, widgets, birthday, 5g, benchmark*, translates captions, launches, rolls out, neue funktionen, preis*, prix, tarif*, precio*, novedades`,
    false,
  ),
]

const BY_KIND = new Map(SIGNALS.map((each) => [each.kind, each]))

/** A kind's entry in the table. */
export function signalOf(kind: string): Signal | undefined {
  return BY_KIND.get(kind)
}
