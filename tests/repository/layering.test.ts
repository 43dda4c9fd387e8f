import { describe, expect, test } from 'vitest'
import { closureOf, filesIn, importsOf, isThere, SHIPPED } from './sources'

const sources = filesIn(SHIPPED, '.ts', '.tsx')
const imports = sources.flatMap(importsOf)

/** Folders that run in Node unchanged, and the packages that they may use. */
const PURE = [
  'utils/advisories',
  'utils/feeds',
  'utils/walks',
  'utils/lexicon',
  'utils/digest',
  'utils/export',
  'utils/search',
  'utils/inventory',
  'utils/vendor-sites',
  'utils/vendor-review',
  'utils/dossier',
].filter(isThere)
const PURE_PACKAGES = ['valibot', 'entities/decode', 'htmlparser2']

/** Single files outside of those folders that are as pure as they are. */
const PURE_FILES = ['utils/result.ts']

const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`)
const line = ({ from, specifier }: { from: string; specifier: string }) => `${from} imports ${specifier}`

describe('layers', () => {
  test('every import leads somewhere', () => {
    const lost = imports.filter(
      ({ specifier, file }) => specifier.startsWith('.') && file === null && !/\.(css|json)(\?|$)/.test(specifier),
    )
    expect(lost.map(line)).toEqual([])
  })

  test('entrypoints import components and utils, components utils, never the other way', () => {
    const rank = (path: string) => SHIPPED.indexOf(path.split('/')[0] ?? '')
    expect(imports.filter(({ from, file }) => file !== null && rank(file) < rank(from)).map(line)).toEqual([])
  })

  test('no entrypoint imports another', () => {
    const entrypoint = (path: string) => path.split('/').slice(0, 2).join('/')
    const across = imports.filter(
      ({ from, file }) =>
        file?.startsWith('entrypoints/') === true && from.startsWith('entrypoints/') && entrypoint(file) !== entrypoint(from),
    )
    expect(across.map(line)).toEqual([])
  })

  test('one file imports the browser', () => {
    const names = ['wxt/browser', 'webextension-polyfill', '@wxt-dev/browser']
    const users = imports.filter(({ specifier }) => names.some((name) => isPackage(specifier, name))).map(({ from }) => from)
    expect([...new Set(users)]).toEqual(['utils/platform/browser.ts'])
  })

  test('one folder imports the database', () => {
    const users = imports.filter(({ specifier }) => isPackage(specifier, 'idb')).map(({ from }) => from)
    expect(users).not.toEqual([])
    expect(users.filter((from) => !from.startsWith('utils/store/'))).toEqual([])
  })

  test.each(PURE)('%s needs nothing but other pure folders', (folder) => {
    const { files, packages } = closureOf(filesIn([folder], '.ts'))
    const pure = (path: string) => PURE_FILES.includes(path) || PURE.some((each) => path.startsWith(`${each}/`))
    expect([...files].filter((path) => !pure(path))).toEqual([])
    expect([...packages].filter(([name]) => !PURE_PACKAGES.includes(name))).toEqual([])
  })

  test('what runs in pages brings no database with it', () => {
    const { files, packages } = closureOf(sources.filter((path) => /^entrypoints\/page[./]/.test(path)))
    expect(files.size).toBeGreaterThan(0)
    expect([...files].filter((path) => path.startsWith('utils/store/'))).toEqual([])
    expect([...packages.keys()].filter((name) => isPackage(name, 'idb'))).toEqual([])
  })

  test('no file needs itself', () => {
    const cycles: string[] = []
    const done = new Set<string>()
    const visit = (path: string, trail: string[]) => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      if (done.has(path)) return
      for (const { file, typeOnly } of importsOf(path)) if (file !== null && !typeOnly) visit(file, [...trail, path])
      done.add(path)
    }
    for (const path of sources) visit(path, [])
    expect(cycles).toEqual([])
  })
})
