import { likenessBeyondTime, type Comparable } from './similarity'

/*
 * A story that became two. An article that tells of two things brings together what is told of either; once each has articles of its own,
 * which are alike among themselves and unlike those of the other, they are stories of their own.
 */

/** Each part has this many articles: a single one that is unlike the rest may tell the same in another way. */
const LEAST = 2
/** Parts that are this much alike, in the mean of their articles, are one. */
const ONE = 0.12
/** An article that tells of both holds parts together; so many of those that are most like all others are tried for one. */
const BRIDGES = 3
/** Of a larger story the first and the latest articles are compared, and the others follow those that they are most like. */
const COMPARED = 32

/** Articles by their places in a list. */
type Part = number[]

/**
 * The stories that the articles of one became, the greatest first; a single one where they are still about one thing. `bondOf`: articles
 * that a person said belong together have the same, and stay together.
 */
export function partsOf(members: readonly Comparable[], bondOf: (member: Comparable) => unknown): Comparable[][] {
  if (members.length < 2 * LEAST) return [[...members]]
  const compared = members.length <= COMPARED ? members : [...members.slice(0, 1), ...members.slice(1 - COMPARED)]
  const alike = likenesses(compared)
  const units = bonded(compared, bondOf)
  const large = torn(units, alike)
  if (!large) return [[...members]]
  const parts = large.map((part) => part.flatMap((at) => compared[at] ?? []))
  for (const member of members) if (!compared.includes(member)) follow(member, parts, bondOf)
  return parts
    .map((part) => members.filter((member) => part.includes(member)))
    .sort((a, b) => b.length - a.length || members.indexOf(a[0] as Comparable) - members.indexOf(b[0] as Comparable))
}

/** The parts that units fall into, of themselves or without one of those that all others are most like; undefined where they are one. */
function torn(units: readonly Part[], alike: readonly (readonly number[])[]): Part[] | undefined {
  const central = [...units]
    .filter((unit) => unit.length === 1)
    .sort((a, b) => sumOf(b, alike) - sumOf(a, alike))
    .slice(0, BRIDGES)
  for (const bridge of [undefined, ...central]) {
    const parts = grown(
      units.filter((unit) => unit !== bridge),
      alike,
    )
    const large = parts.filter((part) => part.length >= LEAST)
    if (large.length < 2) continue
    const small = [...parts.filter((part) => part.length < LEAST), ...(bridge ? [bridge] : [])]
    const homes = small.map((part) => nearest(part, large, alike))
    small.forEach((part, at) => homes[at]?.push(...part))
    return large
  }
  return undefined
}

function sumOf([at = 0]: Part, alike: readonly (readonly number[])[]): number {
  return (alike[at] ?? []).reduce((sum, likeness) => sum + (likeness ?? 0), 0)
}

/** Every article's likeness to every other. */
function likenesses(members: readonly Comparable[]): number[][] {
  const alike: number[][] = members.map(() => [])
  members.forEach((a, at) => {
    for (let other = 0; other < at; other++) {
      const b = members[other]
      const likeness = b ? likenessBeyondTime(a, b) : 0
      ;(alike[at] ??= [])[other] = likeness
      ;(alike[other] ??= [])[at] = likeness
    }
  })
  return alike
}

function bonded(members: readonly Comparable[], bondOf: (member: Comparable) => unknown): Part[] {
  const units = new Map<unknown, Part>()
  members.forEach((member, at) => {
    const bond = bondOf(member) ?? member
    units.set(bond, [...(units.get(bond) ?? []), at])
  })
  return [...units.values()]
}

/** Joins the two parts that are most alike for as long as they are alike enough (average linkage). */
function grown(units: readonly Part[], alike: readonly (readonly number[])[]): Part[] {
  const parts = [...units]
  for (;;) {
    let best: readonly [number, number] | undefined
    let most = ONE
    for (let one = 0; one < parts.length; one++) {
      for (let other = 0; other < one; other++) {
        const mean = meanOf(parts[one] ?? [], parts[other] ?? [], alike)
        if (mean >= most) [best, most] = [[other, one], mean]
      }
    }
    if (!best) return parts
    const [joined] = parts.splice(best[1], 1)
    parts[best[0]] = [...(parts[best[0]] ?? []), ...(joined ?? [])]
  }
}

function nearest(part: Part, parts: readonly Part[], alike: readonly (readonly number[])[]): Part {
  return parts.reduce((best, other) => (meanOf(part, other, alike) > meanOf(part, best, alike) ? other : best))
}

function meanOf(one: Part, other: Part, alike: readonly (readonly number[])[]): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += alike[a]?.[b] ?? 0
  return sum / (one.length * other.length)
}

/** Puts an article that was not compared to those that it belongs with, or else is most like. */
function follow(member: Comparable, parts: readonly Comparable[][], bondOf: (member: Comparable) => unknown): void {
  const bond = bondOf(member)
  const bound = parts.find((part) => bond !== undefined && part.some((each) => bondOf(each) === bond))
  const most = (part: readonly Comparable[]) => Math.max(...part.map((each) => likenessBeyondTime(member, each)))
  const part = bound ?? parts.reduce((best, other) => (most(other) > most(best) ? other : best))
  part.push(member)
}
