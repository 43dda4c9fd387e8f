import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { collect, filesIn, read, SHIPPED } from './sources'

/*
 * The same rules as eslint.config.js has, checked on the syntax tree, where no comment can switch them off.
 */

const MARKUP = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'srcdoc',
])

/**
 * Hosts that may stand in shipped code: those of built-in feeds, of the person's own machine, of the names of formats, of the pages
 * about single records that people can go to, and of services that answer to keys.
 */
const HOSTS = new Set([
  ...['www.cisa.gov', '127.0.0.1', 'localhost', 'jsonfeed.org'],
  ...['www.cve.org', 'github.com', 'nvd.nist.gov', 'osv.dev'],
  ...['services.nvd.nist.gov', 'api.github.com'],
])

/** Feeds to choose from, of which nothing is asked before a person adds or tries one; a test of its own holds them to what is known. */
const TO_CHOOSE_FROM = 'utils/feeds/presets.ts'

const sources = filesIn(SHIPPED, '.ts', '.tsx')

describe('what a feed or a page says stays text', () => {
  test('nothing makes markup of text', () => {
    const found = sources.flatMap((path) =>
      collect(path, (node) => {
        const name = ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.text : ''
        return MARKUP.has(name) ? `${path}: ${name}` : undefined
      }),
    )
    expect(found).toEqual([])
  })

  test('nothing makes code of text', () => {
    const found = sources.flatMap((path) =>
      collect(path, (node) => {
        if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined
        const callee = node.expression.getText()
        return /^(?:globalThis\.|window\.)?(?:eval|Function)$|^document\.write(?:ln)?$/.test(callee)
          ? `${path}: ${callee}`
          : undefined
      }),
    )
    expect(found).toEqual([])
  })

  test('pages of the extension carry no inline script, handler or style', () => {
    for (const path of filesIn(['entrypoints'], '.html')) {
      expect(read(path), path).not.toMatch(/<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|<style/)
    }
  })
})

test('no address stands in shipped code but those that are meant to', () => {
  const shipped = sources.filter((path) => path !== TO_CHOOSE_FROM)
  const found = shipped.flatMap((path) =>
    collect(path, (node) => {
      if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return undefined
      const host = /^(?:https?|wss?):\/\/([^/:]+)/.exec(node.text)?.[1]
      return host !== undefined && !HOSTS.has(host) ? `${path}: ${node.text}` : undefined
    }),
  )
  expect(found).toEqual([])
})
