import { expect, test } from 'vitest'
import { filesIn, isThere, read } from './sources'

const TEXT = ['.ts', '.tsx', '.mjs', '.js', '.css', '.html', '.md', '.yml', '.json', 'LICENSE', 'NOTICE', '.npmrc', 'run']

/** Feed documents hold what their publishers wrote, paths on servers among it. */
const FOREIGN = /^(?:tests\/fixtures|public)\/.*\.(?:json|xml|txt|html)$/

const files = filesIn([], ...TEXT).filter((path) => !FOREIGN.test(path))

test('no file speaks of one particular machine', () => {
  const folders = ['work', 'tmp', 'root', 'home', 'Users'].join('|')
  const path = new RegExp(`(?:^|[^A-Za-z0-9_.$}/-])/(?:${folders})/[A-Za-z.]`)
  expect(files.filter((file) => path.test(read(file)))).toEqual([])
})

test('the lock file names no place to download from', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
})

test('nothing is left for later', () => {
  const mark = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`)
  expect(files.filter((file) => file !== 'package-lock.json' && mark.test(read(file)))).toEqual([])
})

test('every test that is there is run', () => {
  const off = /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b|\bretry:/
  expect(
    filesIn(['tests'], '.test.ts', '.test.tsx').filter(
      (file) => file !== 'tests/repository/clean.test.ts' && off.test(read(file)),
    ),
  ).toEqual([])
})

test('links between documents lead somewhere', () => {
  const broken = filesIn([], '.md').flatMap((file) => {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : ''
    return [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !isThere(folder + target))
      .map((target) => `${file}: ${target}`)
  })
  expect(broken).toEqual([])
})
