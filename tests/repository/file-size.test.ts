import { expect, test } from 'vitest'
import { filesIn, read } from './sources'

const lines = (path: string) => read(path).trimEnd().split('\n').length

test('entrypoints wire and decide nothing: at most 60 lines', () => {
  const long = filesIn(['entrypoints'], '.ts', '.tsx').filter((path) => lines(path) > 60)
  expect(long.map((path) => `${path}: ${lines(path)}`)).toEqual([])
})

test('a file is about one thing: at most 350 lines', () => {
  const folders = ['entrypoints', 'components', 'utils', 'scripts', 'tests']
  const long = filesIn(folders, '.ts', '.tsx', '.css', '.mjs', '.html').filter((path) => lines(path) > 350)
  expect(long.map((path) => `${path}: ${lines(path)}`)).toEqual([])
})
