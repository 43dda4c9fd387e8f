import { expect, test } from 'vitest'
import { readNotes } from '../../../utils/feeds/kev-notes'

const urls = (notes: string) => readNotes(notes).references.map(({ url }) => url)

test('links are found however they are separated, each once', () => {
  const a = 'https://a.example/1'
  const b = 'https://b.example/x;y=1?z'
  expect(urls(`${a}; ${b};${a} , https://c.example/,https://d.example/.`)).toEqual([
    a,
    b,
    'https://c.example/',
    'https://d.example/',
  ])
  expect(urls('')).toEqual([])
})

test('a name before a link is its title, otherwise what the address says', () => {
  const notes = `BOD 26-04: https://www.a.example/bod ; https://www.b.example/blog/some-long-title_1.html
    https://github.com/a/b/security/advisories/GHSA-aaaa-bbbb-cccc https://c.example/ https://d.example/%E0%A4%A`
  expect(readNotes(notes).references.map(({ title }) => title)).toEqual([
    'BOD 26-04',
    'b.example: some long title 1',
    'github.com: GHSA-aaaa-bbbb-cccc',
    'c.example',
    'd.example: %E0%A4%A',
  ])
})

test('an address that is not https has a title and no link', () => {
  expect(readNotes('http://a.example/patch').references).toEqual([
    { title: 'a.example: patch', publisher: 'a.example', url: null },
  ])
})

test('sentences stay, without what only leads over to a link', () => {
  expect(
    readNotes('It affects many products. For more information, please see: https://a.example/ ; https://b.example/').prose,
  ).toBe('It affects many products.')
  expect(readNotes("Reference CISA's ED 21-04 (https://a.example/ed-21-04) for guidance. https://b.example/").prose).toBe(
    "Reference CISA's ED 21-04 for guidance.",
  )
  expect(readNotes('https://a.example/ ; https://b.example/').prose).toBe('')
})
