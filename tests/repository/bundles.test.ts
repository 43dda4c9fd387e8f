import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BUDGETS } from './budgets'
import { builtFiles, closureOfPage } from './built'
import { ROOT } from './sources'

const kilobytes = (paths: string[], weigh: (bytes: Buffer) => number) =>
  Math.round(paths.reduce((sum, path) => sum + weigh(readFileSync(join(ROOT, path))), 0) / 100) / 10

describe.each(['chrome-mv3', 'firefox-mv3'])('the bundles of %s', (folder) => {
  const top = `.output/${folder}`

  test.each(Object.entries(BUDGETS))('%s stays within its budget', (name, budget) => {
    const paths = name === 'everything' ? builtFiles(top) : closureOfPage(top, name)
    expect(paths).not.toEqual([])
    expect(
      kilobytes(paths, (bytes) => bytes.length),
      `${name}: kB`,
    ).toBeLessThanOrEqual(budget.kilobytes)
    expect(
      kilobytes(paths, (bytes) => gzipSync(bytes).length),
      `${name}: kB compressed`,
    ).toBeLessThanOrEqual(budget.compressed)
  })

  test('what runs in pages cannot reach a database or make code', () => {
    const script = readFileSync(join(ROOT, top, 'page.js'), 'utf8')
    expect(script.length).toBeGreaterThan(1_000)
    expect(script).not.toMatch(/indexedDB/i)
    expect(script).not.toMatch(/\beval\(|new Function\(/)
  })

  test('no script or style comes from elsewhere', () => {
    for (const path of builtFiles(top).filter((each) => each.endsWith('.html'))) {
      const sources = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/(?:src|href)="([^"]*)"/g)].map(
        (match) => match[1] ?? '',
      )
      expect(
        sources.filter((source) => !source.startsWith('/') && !source.startsWith('./')),
        path,
      ).toEqual([])
    }
    for (const path of builtFiles(top).filter((each) => each.endsWith('.css'))) {
      expect(readFileSync(join(ROOT, path), 'utf8'), path).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//)
    }
    for (const path of builtFiles(top).filter((each) => each.endsWith('.js'))) {
      expect(readFileSync(join(ROOT, path), 'utf8'), path).not.toMatch(/\bimport\(?\s*["'`]https?:|importScripts\(/)
    }
  })
})
