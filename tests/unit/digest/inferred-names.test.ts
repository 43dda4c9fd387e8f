import { expect, test } from 'vitest'
import { bundledNames, digestArticles } from '../../../utils/digest'
import { article } from './stories'

/** Whom one article is found to be about. */
function affected(title: string, text: string, language = 'en'): string[] {
  const [story] = digestArticles([article({ title, text, language })], { names: bundledNames() })
  return (story?.entities ?? []).filter(({ role }) => role === 'affected').map(({ name }) => name)
}

test.each([
  ['Corvena confirma un ciberataque', 'Los datos de 90.000 clientes fueron robados.', 'es', 'Corvena'],
  ['Brannigan Chocolate employees fell for phishing', 'Data of 2,300 of them was stolen.', 'en', 'Brannigan Chocolate'],
  ['Cyberattaque au centre hospitalier de Vaugelard', 'Les serveurs ont été chiffrés.', 'fr', 'centre hospitalier de Vaugelard'],
  [
    'npm library @walletkit/connect compromised',
    'Malicious versions of @walletkit/connect were published on npm.',
    'en',
    '@walletkit/connect',
  ],
  [
    'Security plugin Guardwall exposes 500,000 WordPress sites',
    'A flaw lets users read any file. Guardwall 4.2 fixes it.',
    'en',
    'Guardwall',
  ],
  ['Ivory VPN confirms data breach', 'E-mail addresses of customers of Ivory VPN were stolen.', 'en', 'Ivory VPN'],
])('“%s” is about a name that no list has', (title, text, language, name) => {
  expect(affected(title, text, language)).toEqual([name])
})

test.each([
  ['Ferry line cancels trips after outage', 'Systems have been down since the morning.'],
  ['Study: every third firm pays a ransom', 'That is what a survey of 1,000 firms says.'],
])('“%s” names nobody', (title, text) => {
  expect(affected(title, text)).toEqual([])
})
