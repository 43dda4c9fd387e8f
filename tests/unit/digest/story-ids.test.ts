import { describe, expect, test } from 'vitest'
import { featuresOf } from '../../../utils/digest/features'
import { StoryIds } from '../../../utils/digest/story-ids'
import { article } from './stories'

const read = (url: string) => featuresOf(article({ url }))
const own = (url: string) => new StoryIds(new Map()).idOf(0, read(url))

function idsAfter(before: Record<string, string>, clusters: string[][]): string[] {
  const ids = new StoryIds(new Map(Object.entries(before)))
  clusters.forEach((addresses, number) => addresses.forEach((address) => ids.note(address, number)))
  return clusters.map(([founder = ''], number) => ids.idOf(number, read(founder)))
}

describe('a story’s id', () => {
  test('is its founder’s, and stays when an older article comes', () => {
    expect(idsAfter({}, [['a', 'b']])).toEqual([own('a')])
    expect(idsAfter({ b: own('b') }, [['a', 'b']])).toEqual([own('b')])
  })

  test('stays with the greater part of a story that became two, and of equals with the first', () => {
    expect(idsAfter({ a: 'old', b: 'old', c: 'old' }, [['a'], ['b', 'c']])).toEqual([own('a'), 'old'])
    expect(idsAfter({ a: 'old', b: 'old' }, [['a'], ['b']])).toEqual(['old', own('b')])
  })

  test('of what became two is never given twice', () => {
    const [first, second] = idsAfter({ a: own('c'), b: own('c'), c: own('c') }, [['a', 'b'], ['c']])
    expect(first).toBe(own('c'))
    expect(second).not.toBe(first)
  })

  test('of two that became one is that of the greater', () => {
    expect(idsAfter({ a: 'small', b: 'great', c: 'great' }, [['a', 'b', 'c']])).toEqual(['great'])
  })
})
