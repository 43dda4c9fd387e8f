import { describe, expect, test } from 'vitest'
import { filesIn, importsOf, read, readJson, SHIPPED } from './sources'

const { dependencies, devDependencies } = readJson('package.json') as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const all = { ...dependencies, ...devDependencies }

describe('dependencies', () => {
  test('each is pinned to one version', () => {
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('each has its reason in docs/dependencies.md, and no other is named there', () => {
    const named = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '')
    expect(named.sort()).toEqual(Object.keys(all).sort())
  })

  test('what is shipped imports dependencies only, not tools', () => {
    const foreign = filesIn(SHIPPED, '.ts', '.tsx')
      .flatMap(importsOf)
      .filter(({ specifier, typeOnly }) => !typeOnly && !specifier.startsWith('.') && !specifier.startsWith('#'))
      .filter(({ specifier }) => !specifier.startsWith('wxt/'))
      .filter(({ specifier }) => dependencies[packageOf(specifier)] === undefined)
    expect(foreign.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([])
  })
})

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
