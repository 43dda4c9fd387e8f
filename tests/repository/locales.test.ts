import { fileURLToPath } from 'node:url'
import { parseMessagesFile } from '@wxt-dev/i18n/build'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { collect, filesIn, read, SHIPPED } from './sources'

/** Keys with underscores for dots are how manifests and `getMessage` name them. */
const underscored = (key: string) => key.replaceAll('.', '_')

const sources = filesIn(SHIPPED, '.ts', '.tsx')

describe('messages', () => {
  let defined: string[]
  beforeAll(async () => {
    const messages = await parseMessagesFile(fileURLToPath(new URL('../../locales/en.yml', import.meta.url)))
    // Those with @@ are the browser's own, which the reader adds.
    defined = messages.map((message) => underscored(message.key.join('.'))).filter((key) => !key.startsWith('@@'))
  })

  test('every key that is used is defined', () => {
    const ours = usedKeys().filter((key) => !key.startsWith('@@'))
    expect(ours).not.toEqual([])
    expect(ours.filter((key) => !defined.includes(underscored(key)))).toEqual([])
    expect(manifestKeys().filter((key) => !defined.includes(key))).toEqual([])
  })

  test('every key that is defined is used', () => {
    const words = new Set(sources.flatMap(stringsIn).map(underscored))
    const manifest = new Set(manifestKeys())
    const shapes = keyShapes()
    const unused = defined.filter((key) => !words.has(key) && !manifest.has(key) && !shapes.some((shape) => shape.test(key)))
    expect(unused).toEqual([])
  })
})

/** Literal first arguments of `t(…)`. */
function usedKeys(): string[] {
  return sources.flatMap((path) => callsOfT(path, (key) => (ts.isStringLiteralLike(key) ? key.text : undefined)))
}

/** Template first arguments of `t(…)`, such as `severity.${band}`, as patterns of the keys that they can come to. */
function keyShapes(): RegExp[] {
  return sources.flatMap((path) =>
    callsOfT(path, (key) => {
      if (!ts.isTemplateExpression(key)) return undefined
      const parts = [key.head.text, ...key.templateSpans.map((span) => span.literal.text)]
      return new RegExp(`^${parts.map((part) => underscored(part).replace(/[^\w]/g, '\\$&')).join('\\w+')}$`)
    }),
  )
}

function callsOfT<T>(path: string, pick: (key: ts.Expression) => T | undefined): T[] {
  return collect(path, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 't') return undefined
    const [key] = node.arguments
    return key === undefined ? undefined : pick(key)
  })
}

function stringsIn(path: string): string[] {
  return collect(path, (node) => (ts.isStringLiteralLike(node) ? node.text : undefined))
}

function manifestKeys(): string[] {
  const texts = [read('manifest.config.ts'), ...filesIn(['entrypoints'], '.html').map(read)]
  return texts.flatMap((text) => [...text.matchAll(/__MSG_(\w+?)__/g)].map((match) => match[1] ?? ''))
}
