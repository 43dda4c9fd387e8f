import { expect, test } from 'vitest'
import ts from 'typescript'
import { collect, filesIn, read, SHIPPED } from './sources'

/*
 * Right to left as well as left to right: nothing is placed by left or right but what follows the geometry of a page, and signs
 * that point are mirrored.
 */

/** Declarations that name sides on purpose, and why. */
const ON_PURPOSE: Record<string, string> = {
  'components/page-mark/page-mark.css: inset: 0 auto auto 0': 'marks are placed in the coordinates of the page',
  'components/side-panel/side-panel.css: border-width: 0 0 1.5px 1.5px': 'the arrow that points back, …',
  'components/side-panel/side-panel.css: border-width: 0 1.5px 1.5px 0': '… and the same mirrored',
  'components/take-away/take-away.css: border-width: 0 1.5px 1.5px 0': 'turned by 45°, the arrow points down',
}

const PHYSICAL = /(^|-)(left|right)(-|$)/
const FOUR_SIDES = /^(margin|padding|inset|border-(width|style|color|colour)|scroll-(margin|padding))$/

test('no style names left or right', () => {
  const found = filesIn(SHIPPED, '.css').flatMap((path) =>
    declarationsOf(read(path))
      .filter(namesSides)
      .map((each) => `${path}: ${each}`),
  )
  expect(found.sort()).toEqual(Object.keys(ON_PURPOSE).sort())
})

test.each([
  ['margin-left: 4px', true],
  ['border-top-right-radius: 4px', true],
  ['text-align: right', true],
  ['float: left', true],
  ['left: 0', true],
  ['padding: 0 4px 0 8px', true],
  ['border-radius: 4px 0 0 4px', true],
  ['background: linear-gradient(to right, red, blue)', true],
  ['transform: translateX(4px)', true],
  ['translate: 4px 0', true],
  ['margin-inline-start: 4px', false],
  ['padding: 0 4px 8px', false],
  ['padding: 0 4px 8px 4px', false],
  ['border-radius: 4px 4px 0 0', false],
  ['text-align: start', false],
  ['translate: 0 100%', false],
])('%s names a side: %s', (declaration, expected) => {
  expect(namesSides(declaration)).toBe(expected)
})

test('no component sets left or right, but to place a card in a page', () => {
  const found = filesIn(['components'], '.ts', '.tsx').filter((path) =>
    collect(path, (node) =>
      ts.isPropertyAccessExpression(node) && PHYSICAL.test(node.name.text) && node.expression.getText().endsWith('style')
        ? true
        : ts.isJsxAttribute(node) && node.name.getText() === 'style' && /left|right/i.test(node.getText())
          ? true
          : undefined,
    ).includes(true),
  )
  expect(found).toEqual(['components/page-card/card-container.ts'])
})

test('signs that point are mirrored', () => {
  const pointing = filesIn(['components'], '.tsx').flatMap((path) =>
    collect(path, (node) =>
      (ts.isJsxText(node) || ts.isStringLiteralLike(node)) && /[←→⇐⇒↦⟵⟶▶◀▸◂►◄‹›❮❯➜]/.test(node.text) ? { path, node } : undefined,
    ),
  )
  expect(pointing).not.toEqual([])
  const unmirrored = pointing.filter(({ node }) => !/class="[^"]*\bpoints-on\b/.test(node.parent.getText()))
  expect(unmirrored.map(({ path, node }) => `${path}: ${node.getText().trim()}`)).toEqual([])
  expect(read('components/page-base/page-base.css')).toMatch(/\.points-on:dir\(rtl\) \{\s*scale: -1 1;/)
})

function declarationsOf(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...plain.matchAll(/[{;]\s*([\w-]+\s*:[^;{}]+)(?=[;}])/g)].map((match) => (match[1] ?? '').replace(/\s+/g, ' ').trim())
}

function namesSides(declaration: string): boolean {
  const [property = '', value = ''] = declaration.split(/:\s*(.*)/s)
  if (property.startsWith('--')) return false
  if (PHYSICAL.test(property) || /\b(left|right)\b/.test(value.replace(/var\([^)]*\)/g, ''))) return true
  if (/translateX\(|translate3d\(/.test(value)) return true
  const parts = value.split(/\s+(?![^(]*\))/)
  if (property === 'translate') return !/^(0|none)/.test(parts[0] ?? '0')
  if (parts.length !== 4) return false
  if (FOUR_SIDES.test(property)) return parts[1] !== parts[3]
  return property === 'border-radius' && (parts[0] !== parts[1] || parts[2] !== parts[3])
}
