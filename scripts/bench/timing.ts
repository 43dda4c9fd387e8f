/** A piece of work: from the root of some pages to a number, which is kept so that no compiler may leave the work out. */
export type Work = (root: Node) => number

export interface Timed {
  name: string
  /** Median, in milliseconds. */
  ms: number
  /** Of each round, in the same order for every work. */
  times: number[]
  result: number
}

/**
 * Medians of several works on one root, taken in turns so that a busy moment of the machine meets all of them. `fresh` gives every
 * work a copy of the root that no script has touched yet; else the works are warmed up first.
 */
export async function inTurns(root: Element, works: Record<string, Work>, rounds: number, fresh = false): Promise<Timed[]> {
  const names = Object.keys(works)
  const times = new Map(names.map((name) => [name, [] as number[]]))
  const results = new Map<string, number>()
  for (let round = fresh ? 0 : -2; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + Math.max(round, 0)) % names.length] ?? ''
      const subject = fresh ? await copyOf(root) : root
      const started = performance.now()
      const result = works[name]?.(subject) ?? 0
      if (round >= 0) times.get(name)?.push(performance.now() - started)
      results.set(name, result)
    }
    await pause()
  }
  document.body.replaceChildren(root)
  return names.map((name) => {
    const own = times.get(name) ?? []
    return { name, ms: median(own), times: own, result: results.get(name) ?? 0 }
  })
}

/** A copy in the document, in the place of what was there. A page that a person sees has its styles worked out already. */
async function copyOf(root: Element): Promise<Element> {
  const copy = root.cloneNode(true) as Element
  document.body.replaceChildren(copy)
  void getComputedStyle(document.body).color
  await pause()
  return copy
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** The value that a share of the values lies under; 0 for none. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
