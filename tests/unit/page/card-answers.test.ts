import { expect, it, vi } from 'vitest'
import type { Card } from '../../../utils/messaging/protocol'
import { cardAnswers } from '../../../utils/page/card-answers'

const card = (id: string) => ({ id }) as Card

it('uses what was asked for ahead, once', async () => {
  const ask = vi.fn((id: string) => Promise.resolve(card(id)))
  const answers = cardAnswers(ask)
  answers.prepare('a')
  expect(await answers.of('a')).toEqual(card('a'))
  expect(ask).toHaveBeenCalledTimes(1)
  await answers.of('a')
  expect(ask).toHaveBeenCalledTimes(2)
})

it('gives no card of another name', async () => {
  const answers = cardAnswers((id) => Promise.resolve(card(id)))
  answers.prepare('a')
  expect(await answers.of('b')).toEqual(card('b'))
})

it('asks again where the first question got no answer, and says so where none does', async () => {
  let times = 0
  const answers = cardAnswers((id) => (++times === 1 ? Promise.reject(new Error('no receiver')) : Promise.resolve(card(id))))
  answers.prepare('a')
  expect(await answers.of('a')).toEqual(card('a'))
  const silent = cardAnswers(() => Promise.reject(new Error('no receiver')))
  silent.prepare('a')
  expect(await silent.of('a')).toBeNull()
})
