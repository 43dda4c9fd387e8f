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

test.each([
  [
    'Stored XSS in Quillbox plugin for WordPress',
    'A stored cross-site scripting flaw lets visitors plant a script.',
    ['Quillbox'],
  ],
  [
    'Nordstrand Systems urges Keyhaven users to patch login bypass',
    'The maker of the password manager Keyhaven has fixed a flaw that needs no login.',
    ['Keyhaven'],
  ],
  ['Critical Redis bug lets attackers leave the Lua sandbox', 'Fixes for the bug in Redis are out.', ['Redis']],
  [
    'Cloudflare outage takes down Discord and Spotify',
    'An outage of Cloudflare made both unreachable for two hours.',
    ['Cloudflare'],
  ],
  [
    'Halvorsen Cloud: two hours without storage in Frankfurt',
    'Customers of Halvorsen Cloud could not reach storage in the Frankfurt region. The outage began at noon.',
    ['Halvorsen Cloud'],
  ],
  [
    'Attackers exploit zero-day in the plugin File Courier Pro',
    'Version 7.4 of File Courier Pro fixes the flaw.',
    ['File Courier Pro'],
  ],
  ['Brightmoor achieves ISO/IEC 27001', 'The audit took six months.', ['Brightmoor']],
  ['New trojan reads messages of WhatsApp, Telegram and Signal', 'It spreads through apps that pose as Chrome.', []],
])('“%s” is not about what it names in passing', (title, text, names) => {
  expect(affected(title, text)).toEqual(names)
})
