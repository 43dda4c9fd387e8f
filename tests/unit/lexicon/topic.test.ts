import { describe, expect, it } from 'vitest'
import { compileLexicon, openLexicon, spot, type LexiconEntity } from '../../../utils/lexicon'

const company = (name: string): LexiconEntity => ({ id: name, name, type: 'Company' })
const product = (name: string, vendor: string): LexiconEntity => ({ id: name, name, type: 'Product', vendor })
const lexicon = openLexicon(
  compileLexicon([
    company('Oracle'),
    company('Apple'),
    company('Apache'),
    company('Jenkins'),
    company('Tesla'),
    company('Meta'),
    company('Fortinet'),
    company('Zyxel'),
    company('QNAP'),
    product('Python', 'Python'),
    product('React', 'Meta'),
    product('Vault', 'HashiCorp'),
    product('Struts', 'Fortinet'),
    product('UNIX', 'IBM'),
    product('Go', 'Golang'),
    product('Connections', 'HCL'),
    product('Grafana', 'Grafana Labs'),
    product('Windows', 'Microsoft'),
    product('Prime', 'Avira'),
    product('Utah', 'ServiceNow'),
    product('Julia', 'JuliaLang'),
    product('Import', 'Muffingroup'),
    product('Elasticsearch', 'Elastic'),
  ]),
)
/** "text (cue)" of every mention. */
const read = (...blocks: string[]) =>
  spot(lexicon, blocks).map(({ block, start, end, cue }) => `${(blocks[block] ?? '').slice(start, end)} (${cue})`)

const TECHNICAL = 'New firmware from Fortinet, Zyxel and QNAP closes holes that were known for months.'
const known = ['Fortinet (distinct)', 'Zyxel (distinct)', 'QNAP (exact-case)']

describe('names of places, figures and people', () => {
  it.each([
    'The Oracle at Delphi answered in riddles.',
    'An Apache rode across the plain that evening.',
    'Meta-analysis is what they called it in the end.',
    'Tesla Mbeki scored the winner in the second half.',
    'He saw that Jenkins had a bruise over the left eye.',
    'On Sunday his daughter Julia went back to Oxford.',
    'They want to widen the bridge at Apache Street next year.',
    'We met Mr. Oracle and Dr. Apple at the station.',
    'Made it with Apple cider instead of milk this time.',
    'People in Utah sleep more than those in New York.',
  ])('leaves %j alone', (text) => expect(read(text)).toEqual([]))

  it('believes a company that does what companies do', () => {
    expect(read('Apple said that it had no comment on the matter.')).toEqual(['Apple (deed)'])
    expect(read('Oracle declined to say what it will do about it.')).toEqual(['Oracle (deed)'])
    expect(read('Apple veröffentlicht heute ein Update für alle Geräte.')).toEqual(['Apple (deed)'])
  })

  it.each([
    ['They fixed a flaw in Vault on Tuesday.', 'Vault'],
    ['There is a zero-day in Vault that nobody fixed.', 'Vault'],
    ['They sold a Vault zero-day for money.', 'Vault'],
    ['A Vault vulnerability gives access to all secrets.', 'Vault'],
    ['There was an outage at Connections this morning.', 'Connections'],
    ['Une faille dans Vault permet de tout lire.', 'Vault'],
    ['Se ha descubierto un fallo en Prime esta semana.', 'Prime'],
  ])('believes what has a flaw: %j', (text, name) => expect(read(text)).toEqual([`${name} (flaw)`]))

  it.each([
    'Import vulnerability reports every morning.',
    'They found a flaw in Go Connections Daily.',
    'It comes with Connections zero trust networking.',
    'A flaw in connections between them was found.',
    'Remote Import Vulnerability',
    'We saw the flaw in Python Vault Weekly.',
  ])('leaves %j alone, where a word has its capital for another reason', (text) => expect(read(text)).toEqual([]))

  it('believes one with its legal form', () => {
    expect(read('Shares of Oracle Corp. rose by three percent that day.')).toEqual(['Oracle (legal-form)'])
  })
})

describe('a technical page', () => {
  it('is known by three unmistakable names', () => {
    expect(read('We wrote the parser in Python and it was slow.')).toEqual([])
    expect(read('Fortinet said so.', 'The secrets are in Vault and nobody knows them.')).toEqual(['Fortinet (distinct)'])
    expect(read(TECHNICAL, 'The secrets are in Vault and nobody knows them.')).toEqual([...known, 'Vault (topic)'])
  })

  it('makes a product that everybody knows believable without its vendor', () => {
    expect(read(TECHNICAL, 'The agent runs on all versions of Windows that we tried.')).toEqual([...known, 'Windows (topic)'])
    expect(read(TECHNICAL, 'Windows needs a restart after that.')).toEqual([...known, 'Windows (topic)'])
    expect(read(TECHNICAL, 'It works without the Elasticsearch cluster, with Elasticsearch it is fast.')).toContain(
      'Elasticsearch (exact-case)',
    )
  })

  it('takes one word for a brand at a sentence’s beginning, where the word is hardly said otherwise or does something', () => {
    expect(read(TECHNICAL, 'Python bindings are found in the second archive.')).toEqual([...known, 'Python (topic)'])
    expect(read(TECHNICAL, 'React would be the other choice for such a page.')).toEqual([...known, 'React (topic)'])
    expect(read(TECHNICAL, 'React to this story as soon as you have read it.')).toEqual(known)
    expect(read(TECHNICAL, 'Python Bites Man')).toEqual(known)
    expect(read(TECHNICAL, 'Update React before you go on with the next step.')).toEqual([...known, 'React (topic)'])
  })

  it('believes such a brand that hardly is a word wherever one unmistakable name is', () => {
    expect(read('Fortinet said so.', 'We wrote the parser in Python and it was slow.')).toEqual([
      'Fortinet (distinct)',
      'Python (exact-case)',
    ])
  })

  it('believes it in lower case where the page has it with a capital too', () => {
    expect(read(TECHNICAL, 'We wrote it in Python.', 'why not more python code then')).toEqual([
      ...known,
      'Python (exact-case)',
      'python (repeated)',
    ])
    expect(read(TECHNICAL, 'We wrote it in Python.', 'he looked at the python and it looked back')).not.toContain(
      'python (repeated)',
    )
  })

  it('believes other words inside a sentence that goes on after them', () => {
    expect(read(TECHNICAL, 'The secrets are in Vault and nobody knows them.')).toEqual([...known, 'Vault (topic)'])
    expect(read(TECHNICAL, 'The secrets are in the Vault and nobody knows them.')).toEqual(known)
    expect(read(TECHNICAL, 'Remove Struts. It is no longer used by anybody.')).toEqual([...known, 'Struts (page-vendor)'])
  })

  it('believes it in lower case beside another name that is written so', () => {
    expect(read(TECHNICAL, 'i run grafana on a box with python and some scripts')).toContain('python (topic)')
    expect(read(TECHNICAL, 'i keep a python in a box with leaves and some stones')).toEqual(known)
  })

  it('believes an everyday word in a list of names', () => {
    expect(read(TECHNICAL, 'The bindings are there for Python and Go code, as they go.')).toContain('Go (list)')
    expect(read(TECHNICAL, 'They told us to press Go and wait for the others.')).toEqual(known)
  })

  it('believes a well-known brand after another name where the page has it by itself', () => {
    expect(read(TECHNICAL, 'We wrote it in Python.', 'For this the CRM Python client is used.')).toContain('Python (repeated)')
    expect(read(TECHNICAL, 'For this the CRM Python client is used.')).toEqual(known)
  })

  it('takes four letters for a name whichever way they are written, if they are written so', () => {
    expect(read(TECHNICAL, 'It borrowed the idea from Unix and from others.')).toContain('Unix (exact-case)')
    expect(read(TECHNICAL, 'It is a flavour of UNIX, as all unix users know.')).toContain('UNIX (exact-case)')
  })

  it('makes none of another word', () => {
    expect(read(TECHNICAL, 'Members who pay for Prime get it a day earlier than all the others.')).toEqual(known)
    expect(read(TECHNICAL, 'Open the settings, then press Import and wait for the list.')).toEqual(known)
    expect(read(TECHNICAL, 'They moved the office from Utah to the coast last year.')).toEqual(known)
    expect(read(TECHNICAL, 'He looked out of the windows of his office.')).toEqual(known)
  })

  it('hears what a company did, and the clause about it', () => {
    expect(read(TECHNICAL, 'Apple bucked the trend that all others followed.')).toContain('Apple (topic)')
    expect(read(TECHNICAL, 'Apple, which reports next week, was unchanged.')).toContain('Apple (topic)')
  })

  it('believes a model with its maker, a heading about a brand, and no plural of an everyday word', () => {
    expect(read(TECHNICAL, 'It runs on an Oracle X9 with a lot of memory inside.')).toContain('Oracle (exact-case)')
    expect(read(TECHNICAL, 'Python: So sichern Sie Ihr Handy')).toContain('Python (topic)')
    expect(read(TECHNICAL, 'Open the settings, choose Security and then Connections.')).toEqual(known)
  })

  it('makes a company believable at a sentence’s beginning', () => {
    expect(read('Oracle sits on a hill over the town.')).toEqual([])
    expect(read(TECHNICAL, 'Oracle sits on a patch for weeks.')).toEqual([...known, 'Oracle (exact-case)'])
  })
})

describe('scripts without capitals', () => {
  it('have Latin words only for names', () => {
    expect(read('この更新はPythonで書かれた道具にも影響する。')).toEqual(['Python (topic)'])
  })

  it('have no beginnings of sentences', () => {
    expect(read('QNAP의 공지입니다. Windows를 쓰는 사람은 Zyxel을 보세요.', TECHNICAL)).toContain('Windows (topic)')
  })
})

describe('German', () => {
  it('has compounds', () => {
    expect(read(TECHNICAL, 'Auf dem alten Windows-Rechner ist das nicht der Fall und wird es auch nicht.')).toContain(
      'Windows (topic)',
    )
  })
})
