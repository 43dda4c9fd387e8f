import { afterEach, expect, test } from 'vitest'
import {
  closest,
  contains,
  documentOf,
  matches,
  nodeOf,
  parentElementOf,
  treeOf,
  unclobbered,
} from '../../../utils/page/unclobbered'
import { at, parse } from '../../support/scanned-page'

const clean = unclobbered(document)

afterEach(() => clean.body.replaceChildren())

test('a document that a page clobbered still has what the browser gave it', () => {
  const { body, documentElement, title } = document
  const names = ['body', 'documentElement', 'title', 'createElement', 'addEventListener', 'defaultView']
  body.append(...parse(names.map((name) => `<img name="${name}">`).join('')))
  // As Chromium has it; should that change, all this is not needed.
  expect(document.body).not.toBe(body)
  expect(clean.body).toBe(body)
  expect(clean.documentElement).toBe(documentElement)
  expect(clean.title).toBe(title)
  expect(clean.createElement('p').localName).toBe('p')
  expect(clean.defaultView).toBe(window)
  const heard: Event[] = []
  clean.addEventListener('clobbered', (event) => heard.push(event), { once: true })
  const event = new Event('clobbered')
  nodeOf(clean).dispatchEvent(event)
  expect(heard).toEqual([event])
})

test('a form with fields of such names is asked about itself', () => {
  const names = ['parentNode', 'parentElement', 'matches', 'closest', 'contains', 'getRootNode', 'ownerDocument']
  clean.body.append(...parse(`<form id="form">${names.map((name) => `<input name="${name}">`).join('')}</form>`))
  const form = at('#form')
  expect(form.parentElement).not.toBe(clean.body)
  expect(parentElementOf(form)).toBe(clean.body)
  expect(matches(form, 'form')).toBe(true)
  expect(closest(form, 'body')).toBe(clean.body)
  expect(contains(form, form)).toBe(true)
  expect(treeOf(form)).toBe(nodeOf(clean))
  expect(documentOf(form)).toBe(clean)
})
