import { describe, expect, test } from 'vitest'
import { partOf } from '../../../utils/digest/analysis'
import { isBoilerplate } from '../../../utils/digest/boilerplate'
import { datesIn } from '../../../utils/digest/dates'
import { featuresOf } from '../../../utils/digest/features'
import { signalsIn } from '../../../utils/digest/find-signals'
import { sentencesOf } from '../../../utils/digest/sentences'
import { evidenceOf, severityOf } from '../../../utils/digest/severity'
import { statedScores } from '../../../utils/digest/stated-scores'
import { tokensOf } from '../../../utils/digest/tokens'
import { article } from './stories'

const published = Date.parse('2026-05-28T09:00:00Z') // a Thursday
const dates = (text: string) => datesIn(text, published).map(({ date }) => date)

describe('dates', () => {
  test.each([
    ['It was first certified in March 2025.', ['2025-03']],
    ['The flaw was found on April 3.', ['2026-04-03']],
    ['Attacks were seen in November.', ['2025-11']],
    ['It was fixed yesterday.', ['2026-05-27']],
    ['On Monday the firm spoke of an attack.', ['2026-05-25']],
    ['The bug was fixed two days ago.', ['2026-05-26']],
    ['Agencies have to patch by June 18.', ['2026-06-18']],
    ['In 2023 a gang stole data.', ['2023']],
    ['Am 9. Mai 2026 fiel das Portal aus.', ['2026-05-09']],
    ['Seit Januar 2026 ist die Lücke bekannt.', ['2026-01']],
    ['Le 18 janvier 2026, la mairie a été attaquée.', ['2026-01-18']],
    ['El ataque ocurrió el 4 de marzo de 2026.', ['2026-03-04']],
    ['Microsoft’s April 2026 Patch Tuesday is here.', []],
    ['ISO/IEC 42001:2023 and Windows Server 2022 are names.', []],
    ['Attackers may run code.', []],
    ['Users have until Monday.', ['2026-06-01']],
    ['Agencies have to patch by Friday.', ['2026-05-29']],
    ['Offline bis Freitag.', ['2026-05-29']],
    ['They threaten to publish the data on June 9.', ['2026-06-09']],
    ['The conference begins on June 20.', ['2026-06-20']],
    ['He is to be sentenced in August.', ['2026-08']],
    ['Seit dem 6. Juni gilt das Gesetz.', ['2025-06-06']],
    ['It was found on February 30, 2026.', []],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })
})

const asserted = (text: string) =>
  signalsIn({ text, tokens: tokensOf(text), place: 1, cut: false })
    .filter(({ negated }) => !negated)
    .map(({ signal }) => signal.kind)

describe('signals', () => {
  test.each([
    ['The flaw is exploited in the wild.', 'exploited'],
    ['Die Lücke wird aktiv ausgenutzt.', 'exploited'],
    ['La faille est activement exploitée.', 'exploited'],
    ['La vulnerabilidad está siendo explotada.', 'exploited'],
    ['Bei der Firma sind Daten abgeflossen.', 'breach'],
    ['Names and addresses of 4,000 guests were siphoned off.', 'breach'],
    ['Les numéros de contrat de 8 000 adhérents ont été dérobés.', 'breach'],
    ['Los intrusos se llevaron archivos: robaron 3.000 registros.', 'breach'],
    ['The crew locked the firm out of its own systems.', 'ransomware'],
    ['In der Nacht wurden Server verschlüsselt.', 'ransomware'],
    ['Hackers are taking advantage of an old bug.', 'exploited'],
    ['Researchers have seen intrusions through the flaw.', 'exploited'],
    ['The portal was knocked out for hours.', 'outage'],
    ['The package on npm had become malicious.', 'supply-chain'],
    ['Bogus invoices arrive by mail.', 'phishing'],
    ['It lets anybody change settings without logging in.', 'auth-bypass'],
    ['The plugin suffers from broken access control.', 'access-control'],
    ['A crafted packet makes the daemon hang.', 'dos'],
  ])('%s', (text, kind) => {
    expect(asserted(text)).toContain(kind)
  })

  test.each([
    ['There is no evidence of exploitation, and it was never exploited in attacks.', 'exploited'],
    ['The bug can be exploited remotely.', 'exploited'],
    ['None of the weaknesses fixed this month is known to be exploited.', 'exploited'],
    ['Angriffe auf die Lücke sind bislang nicht bekannt.', 'exploited'],
    ['It was not caused by ransomware.', 'ransomware'],
    ['Copilot is a pilot project about depots.', 'outage'],
    ['The flaw could let attackers steal customer data.', 'breach'],
    ['It is unclear whether customer data was stolen.', 'breach'],
    ['Ob Daten gestohlen wurden, ist unklar.', 'breach'],
    ['No customer data was stolen.', 'breach'],
    ['Attackers can exploit the flaw.', 'exploited'],
  ])('%s', (text, kind) => {
    expect(asserted(text)).not.toContain(kind)
  })
})

describe('severity', () => {
  const judge = (title: string, text: string) => {
    const read = featuresOf(article({ title, text }))
    return severityOf([read], statedScores([read]).scores, evidenceOf([read]))
  }

  test('a stated CVSS score stands before everything else', () => {
    const severity = judge('Zero-day exploited in Acme Vault', 'It has a CVSS score of 5.3 and gives remote code execution.')
    expect(severity).toMatchObject({ band: 'medium', score: 5.3 })
    expect(severity.reasons[0]?.effect).toBe('states')
  })

  test('exploitation raises, a denial does not', () => {
    const attacked = judge('Acme Vault flaw exploited', 'The remote code execution flaw is exploited in attacks.')
    const calm = judge('Acme Vault flaw fixed', 'The remote code execution flaw is not exploited in attacks.')
    expect(attacked.band).toBe('critical')
    expect(calm.band).toBe('high')
    expect(calm.reasons.map(({ text }) => text)).toContain('No exploitation known: “exploited in attacks”')
  })

  test('of several flaws the exploited one counts as what it is', () => {
    const text = 'There are six remote code execution flaws. One, an information disclosure, is exploited.'
    expect(judge('Acme fixes 40 flaws', text).band).toBe('high')
    expect(judge('Acme fixes 40 flaws', 'A remote code execution flaw is exploited.').band).toBe('critical')
  })

  test('gaining rights is at most high, since it takes some', () => {
    const text = 'It is exploited as a zero-day by state-sponsored attackers. There is no patch.'
    expect(judge('Privilege escalation in Acme Vault', text).band).toBe('high')
  })

  test('what is told of long ago does not count', () => {
    expect(judge('Acme Vault gets a new editor', 'In 2023 hackers stole customer data from Acme.').band).toBe('none')
  })
})

describe('text', () => {
  test('is cut into sentences, not within abbreviations, versions or German dates', () => {
    expect(sentencesOf('It hit Acme Inc. Windows 10.1 is safe, e.g. Home. Am 9. Mai war Schluss.')).toEqual([
      'It hit Acme Inc. Windows 10.1 is safe, e.g. Home.',
      'Am 9. Mai war Schluss.',
    ])
  })

  test.each(['The post Flaw appeared first on News.', 'Subscribe to our newsletter.', 'Weiterlesen', 'Request a demo today!'])(
    'leaves out “%s”',
    (text) => expect(isBoilerplate(text)).toBe(true),
  )

  test('keeps a flaw in a newsletter plugin', () => {
    expect(isBoilerplate('A flaw in a newsletter plugin lets attackers upload files.')).toBe(false)
  })

  test.each([
    ['Users should update to version 4.2.', 'recommendedResponse'],
    ['Successful exploitation of this vulnerability could allow an attacker to take full control.', 'impact'],
    ['A stack-based buffer overflow exists in the parser due to improper validation.', 'technicalDetails'],
  ])('sorts “%s”', (text, part) => {
    expect(partOf(text).part).toBe(part)
  })
})
