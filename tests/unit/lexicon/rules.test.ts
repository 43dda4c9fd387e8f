import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'

/** Mentions as "text → id", in order. */
function read(entities: LexiconEntity[], ...blocks: string[]): string[] {
  return spot(openLexicon(compileLexicon(entities)), blocks).map(
    ({ block, start, end, entityId }) => `${(blocks[block] ?? '').slice(start, end)} → ${entityId}`,
  )
}

const microsoft: LexiconEntity = { id: 'ms', name: 'Microsoft Corporation', type: 'Company' }
const word: LexiconEntity = { id: 'word', name: 'Word', type: 'Product', vendor: 'Microsoft' }
const windows: LexiconEntity = { id: 'windows', name: 'Windows', type: 'Product', vendor: 'Microsoft' }
const paloAlto: LexiconEntity = { id: 'pan', name: 'Palo Alto Networks', type: 'Company' }
const wordPress: LexiconEntity = { id: 'wp', name: 'WordPress', type: 'Product' }
const apple: LexiconEntity = { id: 'apple', name: 'Apple', type: 'Company' }

describe('how a name may be written', () => {
  it.each([
    'Palo Alto Networks',
    'palo alto networks',
    'PALO ALTO NETWORKS',
    'Palo-Alto-Networks',
    'Palo\u2011Alto Networks',
    'PaloAltoNetworks',
  ])('%s', (text) => expect(read([paloAlto], `We asked ${text} about it.`)).toEqual([`${text} → pan`]))

  it.each([
    'Palo\u00a0Alto\u00a0Networks',
    'Palo Al\u00adto Networks',
    'Pa\u200blo Alto Networks',
    'Palo® Alto™ Networks',
    'Ｐａｌｏ Alto Networks',
  ])('sees through what readers do not see: %j', (text) => expect(read([paloAlto], text)).toEqual([`${text} → pan`]))

  it.each(['WordPress', 'Word Press', 'Word-Press', 'wordpress', 'Wordpress', 'WORDPRESS'])('%s', (text) => {
    expect(read([wordPress], `Most of them still run ${text} on their servers.`)).toEqual([`${text} → wp`])
  })

  it('leaves two common words alone that happen to make up a name', () => {
    expect(read([wordPress], 'in a word press the button', 'Word press', 'One Word Press Here')).toEqual([])
  })

  it('ends a mention before a possessive, straight or curly', () => {
    expect(read([wordPress], "WordPress's and WordPress’s plugins")).toEqual(['WordPress → wp', 'WordPress → wp'])
  })

  it('matches decomposed accents, and a name without its accents', () => {
    const dassault: LexiconEntity = { id: 'ds', name: 'Dassault Systèmes', type: 'Company' }
    expect(read([dassault], 'Dassault Systèmes'.normalize('NFD'), 'Dassault Systemes')).toHaveLength(2)
  })

  it('tells apart what only signs tell apart', () => {
    const cpp: LexiconEntity = { id: 'cpp', name: 'Notepad++', type: 'Product' }
    const notepad: LexiconEntity = { id: 'notepad', name: 'Zotepad', type: 'Product' }
    expect(read([cpp, notepad], 'Notepad++ and Zotepad, not Zotepad++ or Notepad')).toEqual([
      'Notepad++ → cpp',
      'Zotepad → notepad',
    ])
  })

  it('keeps the dots of a name', () => {
    const node: LexiconEntity = { id: 'node', name: 'Node.js', type: 'Product' }
    expect(read([node], 'We run Node.js here. The Node. JS is elsewhere.')).toEqual(['Node.js → node'])
  })

  it('wants the dot before a name that begins with one', () => {
    const net: LexiconEntity = { id: 'net', name: '.NET Framework', type: 'Product', vendor: 'Microsoft' }
    expect(read([microsoft, net], 'The .NET Framework 4.8 and the net framework of roads')).toEqual(['.NET Framework → net'])
  })

  it('finds names in text without blanks', () => {
    const fujitsu: LexiconEntity = { id: 'fujitsu', name: '富士通', type: 'Company' }
    const buster: LexiconEntity = { id: 'buster', name: 'ウイルスバスター', type: 'Product' }
    expect(
      read([fujitsu, buster, microsoft], '富士通株式会社とMicrosoftはウイルスバスターを使う。スーパーウイルスバスターは別だ。'),
    ).toEqual(['富士通 → fujitsu', 'Microsoft → ms', 'ウイルスバスター → buster'])
  })

  it('strips legal forms from company names', () => {
    const names = ['Kubrix GmbH', 'Zeltron, Inc.', 'Vexara Co., Ltd.', 'Qorvidia S.p.A.', 'The Plimbert Corporation']
    const entities = names.map((name): LexiconEntity => ({ id: name, name, type: 'Company' }))
    expect(read(entities, 'From Kubrix, Zeltron, Vexara, Qorvidia and Plimbert.')).toEqual([
      'Kubrix → Kubrix GmbH',
      'Zeltron → Zeltron, Inc.',
      'Vexara → Vexara Co., Ltd.',
      'Qorvidia → Qorvidia S.p.A.',
      'Plimbert → The Plimbert Corporation',
    ])
  })
})

describe('where names end', () => {
  it('does not join words over the end of a sentence, a comma or a block', () => {
    expect(
      read(
        [{ id: 'x', name: 'Zeltron Kubrix', type: 'Product' }],
        'By Zeltron. Kubrix too. Zeltron, Kubrix.',
        'Zeltron',
        'Kubrix',
      ),
    ).toEqual([])
  })

  it('takes the longest name', () => {
    const entities: LexiconEntity[] = [
      { id: 'a', name: 'Zeltron', type: 'Product' },
      { id: 'b', name: 'Zeltron Kubrix', type: 'Product' },
      { id: 'c', name: 'Kubrix Server 2019', type: 'Product' },
    ]
    expect(read(entities, 'Zeltron Kubrix and Zeltron and Kubrix Server 2019')).toEqual([
      'Zeltron Kubrix → b',
      'Zeltron → a',
      'Kubrix Server 2019 → c',
    ])
  })

  it.each([
    'https://www.zeltron.com/zeltron/x',
    'mail user@zeltron.com',
    '/usr/share/zeltron/lib',
    'C:\\Zeltron\\bin',
    'my_zeltron_key',
    'run --zeltron now',
    'zeltron.init()',
    'call zeltron() here',
    '$zeltron',
    'xzeltron zeltrons',
  ])('leaves %j alone', (text) => expect(read([{ id: 'z', name: 'Zeltron', type: 'Company' }], text)).toEqual([]))

  it.each([
    '(Zeltron)',
    '“Zeltron”',
    'non-Zeltron',
    'Zeltron-based',
    'Zeltron/Apache',
    '@zeltron',
    'Zeltron.',
    'Zeltron…',
    '🔥Zeltron🔥',
  ])('finds it in %j', (text) => {
    expect(read([{ id: 'z', name: 'Zeltron', type: 'Company' }], text)).toHaveLength(1)
  })
})

describe('names that are words', () => {
  it.each([
    'a word about windows',
    'Word of it spread fast.',
    'New Word Order',
    'WORD ON THE STREET',
    'In a Word',
    'Windows and doors for your office',
  ])('leaves %j alone', (text) => expect(read([microsoft, word, windows], text)).toEqual([]))

  it('believes a product beside its vendor and makes one mention of both', () => {
    expect(read([microsoft, word], 'Open it in Microsoft Word, please.')).toEqual(['Microsoft Word → word'])
    expect(read([microsoft, word], 'Open it in Microsoft’s Word, please.')).toEqual(['Microsoft → ms', 'Word → word'])
  })

  it('believes a product whose vendor has no entity of its own', () => {
    expect(read([word], 'Open it in Microsoft Word, please.')).toEqual(['Microsoft Word → word'])
  })

  it('believes a product with its vendor near, in the middle of a sentence', () => {
    expect(read([microsoft, word], 'An update by Microsoft closes a hole in Word that was open for years.')).toContain(
      'Word → word',
    )
  })

  it('believes a product with a version', () => {
    expect(read([windows], 'It was tested on Windows 11 and on nothing else in our small lab.')).toEqual(['Windows → windows'])
    expect(read([word], 'It was tested on Word 16.2 only.')).toEqual(['Word → word'])
    expect(read([word], 'My Word 2 cents on it were not asked for.')).toEqual([])
  })

  it('believes a product with an advisory near', () => {
    expect(read([word], 'The hole in Word (CVE-2026-1234) is being used by criminals.')).toEqual([
      'Word → word',
      'CVE-2026-1234 → CVE-2026-1234',
    ])
  })

  it('never believes a common word in lower case, whatever stands by it', () => {
    expect(read([microsoft, word, windows], 'microsoft word 2.1 CVE-2026-1234, Microsoft windows 11')).not.toContain(
      'word → word',
    )
    expect(read([microsoft, windows], 'Microsoft opened its windows')).toEqual(['Microsoft → ms'])
  })

  it('believes a company in running text, and not where the page uses the word', () => {
    expect(read([apple], 'Analysts said that Apple had no comment.', 'Apple')).toEqual(['Apple → apple', 'Apple → apple'])
    expect(read([apple], 'Apple pie', 'Peel the apple, then cut each apple for the Apple cake.')).toEqual([])
  })

  it('believes a company with its legal form, a trade mark sign, or in a list of others', () => {
    expect(read([apple], 'Apple Inc.')).toEqual(['Apple → apple'])
    expect(read([apple], 'Apple® news')).toEqual(['Apple → apple'])
    expect(read([apple, microsoft], 'Microsoft, Apple')).toEqual(['Microsoft → ms', 'Apple → apple'])
  })

  it('leaves a company alone that is part of another name', () => {
    expect(
      read([{ id: 'post', name: 'Post', type: 'Company' }], 'It was in the Washington Post that people read about it first.'),
    ).toEqual([])
  })

  it('believes a company that is written with a hyphen', () => {
    expect(read([{ id: 'dlink', name: 'D-Link', type: 'Company' }], 'D-Link DIR-605 routers', 'a link')).toEqual([
      'D-Link → dlink',
    ])
  })

  it('does not take a part of another name for a product, even with a version', () => {
    const exchange: LexiconEntity = { id: 'ex', name: 'Exchange', type: 'Product', vendor: 'Microsoft' }
    expect(read([exchange], 'A flaw in the Internet Key Exchange version 1 code path')).toEqual([])
  })

  it('tells names apart by their case', () => {
    const ios: LexiconEntity[] = [
      { id: 'apple-ios', name: 'iOS', type: 'Product', vendor: 'Apple' },
      { id: 'cisco-ios', name: 'IOS', type: 'Product', vendor: 'Cisco' },
    ]
    expect(read(ios, 'The app runs on iOS only.')).toEqual(['iOS → apple-ios'])
    expect(read(ios, 'Cisco IOS is affected.')).toEqual(['Cisco IOS → cisco-ios'])
  })
})

describe('lower case', () => {
  const kibana: LexiconEntity = { id: 'kibana', name: 'Kibana', type: 'Product', vendor: 'Elastic' }
  it('is no name where nothing else speaks for one', () => {
    expect(
      read([{ id: 'a', name: 'Accessibility', type: 'Product', vendor: 'Octa' }], 'accessibility', 'About accessibility here'),
    ).toEqual([])
    expect(read([{ id: 'm', name: 'Modal Window', type: 'Product', vendor: 'Wow' }], 'close the modal window')).toEqual([])
    expect(read([kibana], 'the kibana config')).toEqual([])
  })
  it('is one beside its vendor, or where the page has it with capitals', () => {
    expect(read([kibana], 'Kibana is up', 'the kibana config')).toEqual(['Kibana → kibana', 'kibana → kibana'])
    expect(read([kibana], 'Elastic, Inc. says that kibana is fine')).toEqual(['kibana → kibana'])
  })
  it('is how some names are written', () => {
    expect(read([{ id: 'nginx', name: 'nginx', type: 'Product' }], 'behind nginx, Nginx or NGINX')).toHaveLength(3)
  })
})

describe('two entities of one name', () => {
  const entities: LexiconEntity[] = [
    { id: 'first', name: 'Zeltron', type: 'Product', vendor: 'Kubrix' },
    { id: 'second', name: 'Zeltron', type: 'Product', vendor: 'Vexara' },
  ]
  it('mean the one whose vendor is named near', () => {
    expect(read(entities, 'Zeltron by Vexara').at(0)).toBe('Zeltron → second')
    expect(read(entities, 'Kubrix ships Zeltron')).toEqual(['Zeltron → first'])
  })
  it('mean the first one otherwise', () => {
    expect(read(entities, 'Zeltron')).toEqual(['Zeltron → first'])
    expect(read([...entities].reverse(), 'Zeltron')).toEqual(['Zeltron → second'])
  })
})

describe('what is no name', () => {
  it.each(['n/a', 'Unknown', 'Multiple Products', '4.6.2', '-', '*', '', 'x', '   ', '…', 'a'.repeat(300)])('%j', (name) => {
    const lexicon = openLexicon(compileLexicon([{ id: 'id', name, type: 'Product' }]))
    expect(lexicon.size).toBe(0)
    expect(spot(lexicon, [`Here is ${name} and n/a 4.6.2 Unknown`])).toEqual([])
  })
})
