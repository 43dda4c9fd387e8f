import { expect, test } from 'vitest'
import { indicatorsIn, sentencesOf } from '../../../utils/feeds/indicators'

test('indicators are whole words with the sentence they stand in', () => {
  const text =
    'Acme 7.2 (e.g. Acme Pro) allows Remote Code Execution. An unauthenticated user can, vs. an admin, escalate privileges! Fixed.'
  expect(indicatorsIn(text, 'https://a.example/')).toEqual([
    {
      ...{ term: 'remote code execution', url: 'https://a.example/' },
      sentence: 'Acme 7.2 (e.g. Acme Pro) allows Remote Code Execution.',
    },
    ...['unauthenticated', 'escalate privileges'].map((term) => ({
      term,
      sentence: 'An unauthenticated user can, vs. an admin, escalate privileges!',
      url: 'https://a.example/',
    })),
  ])
})

test('parts of words are none, and a term is named once', () => {
  expect(indicatorsIn('Ransomwares, antiransomware and deserializations do not count', null)).toEqual([])
  expect(indicatorsIn('Ransomware. More RANSOMWARE.', null)).toEqual([{ term: 'ransomware', sentence: 'Ransomware.', url: null }])
})

test('sentences end before a capital, not at a number or an abbreviation', () => {
  expect(sentencesOf('Use v. 7.1 of it. “Then” (see No. 5) e.g. Windows. done? Yes.')).toEqual([
    'Use v. 7.1 of it.',
    '“Then” (see No. 5) e.g. Windows. done?',
    'Yes.',
  ])
  expect(sentencesOf(' ')).toEqual([])
})
