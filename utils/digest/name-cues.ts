/* Words beside a name that tell that it is one, and of what. In the plain form of tokens.ts, without accents. */

/** What packages and plugins are called. */
export const PACKAGE_CUES =
  /^(?:package|packages|paket|paquet|paquete|plugin|plugins|extension|action|module|library|bibliothek|npm|pypi|crate|gem|erweiterung|add-on)$/

/** Who tells of what happened to others, or examines them. */
export const AUTHORITIES =
  /^(?:cisa|nsa|fbi|ncsc|bsi|anssi|enisa|incibe|europol|cert-bund|mandiant|rapid7|tenable|qualys|kaspersky|eset|bitdefender|malwarebytes|proofpoint|unit 42|recorded future|huntress|wiz|watchtowr|shadowserver|greynoise|sekoia|sygnia|cisco talos|bureau veritas|dekra|dnv|sgs|schellman|coalfire|a-lign|tüv(?: .+)?)$/i

/** What plugins are written for and named after. */
export const EXTENSIBLE = words(
  'wordpress woocommerce elementor jira confluence jenkins magento shopify drupal joomla outlook slack teams grafana',
)

/** Kinds of firms, which stand before their names and are no part of them: "payment processor CertusPay". */
const FIRM_KINDS =
  words(`operator provider maker vendor processor company firm retailer insurer carrier manufacturer supplier startup chain
  brand giant distributor developer enseigne operateur societe entreprise editeur fournisseur hebergeur prestataire operadora empresa
  proveedor compania fabricante anbieter hersteller herstellers anbieters firma dienstleister betreiber`)

/** Other kinds of things that stand before a name, and may begin one. */
const THING_KINDS =
  words(`exchange bank airline agency software app service platform tool library package crate gem groupe plataforma
  manager framework browser router firewall game messenger client engine suite system database server gateway portal marketplace wallet
  gestionnaire navigateur messagerie moteur routeur plateforme bibliotheque solution progiciel gestor navegador libreria biblioteca sistema
  servicio modulo cms erp plattform logiciel outil aplicacion herramienta programm werkzeug`)

/** Bodies that are named after their place in Romance languages: "mairie de Valbrune". */
export const INSTITUTIONS =
  words(`mairie ville commune departement region hopital universite prefecture lycee clinique ayuntamiento diputacion
  hospital universidad gobierno clinica municipio comarca metropole agglomeration academie rectorat chu ministere ministerio consejeria
  camara chambre conseil centre centro`)

/** What may stand between such a body and its place: "centre hospitalier de Vernois". */
export const INSTITUTION_ADJECTIVES = words(
  'hospitalier departemental regional municipal general intercommunal universitaire hospitalario universitario provincial autonoma',
)

/** What German bodies that are named after their place begin with: "Stadtwerke Sennheim". */
export const GERMAN_BODIES =
  words(`stadt stadtwerke gemeinde landkreis kreis bistum universitat universitatsklinikum hochschule uni klinikum
  kliniken krankenhaus krankenhauser klinik klinikverbund schule gymnasium volksbank sparkasse verkehrsbetriebe flughafen regiobahn messe
  theater kammer handwerkskammer amt landratsamt stadtverwaltung ministerium verlag caritas diakonie bezirk gemeinden`)

/** Words for harm, as they stand before the name of what was harmed. */
export const HARM =
  /^(?:flaws?|bugs?|holes?|race|vulnerabil|injections?|overflow|bypass|breach|leaks?|outages?|attacks?|hack|zero|exploits?|phishing|theft|disclosure|traversal|escalation|scripting|xss|rce|faille|fuite|cyberattaque|panne|fallo|filtracion|ataque|ciberataque|robo|luecke|lucke|sicherheitslucke|datenleck|datenpanne|schwachstelle|cyberangriff|hackerangriff|angriff|storung|ausfall|schadcode|update|patch|fix|fehler|problem|caida|averia|interrupcion|incident|correctif|parche|brecha|donnees|datos|data)/

/** What is done to, or by, what a title is about. */
export const DEEDS = new Set(
  `hit hacked breached confirms confirmed discloses disclosed admits admitted warns warned says suffers suffered fixes fixed patches patched
  closes closed loses lost leaks leaked exposes exposed shuts restores reports reported notifies notified victime confirme corrige reconnait
  alerte urges asks tells resets pays apologises apologizes releases ships gets renews has is was will down offline informe touche touchee
  flaw flaws bug bugs vulnerability vulnerabilities breach hack outage zero users customers servers devices routers plugin plugins package
  achieves earns extension firmware pirate piratee visee vise sufre sufrio confirma reconoce corrige avisa admite bestatigt meldet warnt
  schliesst informiert erhalt bekommt besteht verliert bleibt schaltet fahrt`.split(/\s+/),
)

/** What leads from a kind of thing to its name: "an extension called …". */
export const CALLED = /^(?:called|named|dubbed|namens|genannt|baptisee?|appelee?|nommee?|denommee?|llamad[oa]|denominad[oa])$/

/** What a firm or product has, as German puts it behind the name: "Nordtel-Kunden". */
export const OWNED =
  /^(?:apps?|server|servern|kunden|nutzer|konten|produkte|produkten|gerate|geraten|router|firewalls?|plugin|dienste?|website|cloud|patchday|updates?|tochter|sprecher|mitarbeiter|filialen|instanzen|installationen)$/

/** Between what went wrong and where: "a flaw in", "fuite chez". */
export const BEFORE_NAME = words('in at of for against chez dans bei de en contra du del fur gegen von a')

/** Before what something is on or done with, and not what it is about. */
export const BEFORE_MEANS = words('on auf sur via through with mit avec con uber durch to from like wie unlike than')

/** A kind of thing, whose name may stand behind it. */
export function isKind(word: string): boolean {
  return FIRM_KINDS.has(word) || THING_KINDS.has(word) || PACKAGE_CUES.test(word) || isGermanKind(word)
}

/** A German noun for a kind of thing, mostly put together: "Passwortmanager", "Cloud-Anbieter". */
export function isGermanKind(word: string): boolean {
  return /(?:anbieter|hersteller|katalog|dienstleister|betreiber|dienst|plattform|losung|manager|handler|konzern|kette|portal|programm|werkzeug|bibliothek|erweiterung|versicherer|verwaltung|vermieter|verlag|spezialist|shop|messenger|browser|framework)(?:s|n|es)?$/.test(
    word,
  )
}

/** A kind of firm, which is no part of the name behind it. */
export function isFirmKind(word: string): boolean {
  return FIRM_KINDS.has(word)
}

function words(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/))
}
