/** Changes, each soon after the one before, after which a text is taken for a clock or a counter. */
const MANY = 4
/** Milliseconds: what changes again within so many changes too fast to be read. */
const SOON = 1_500
/** Milliseconds after which one that never rests is read all the same. Rarer than an idle worker is put to sleep. */
const LATEST = 60_000
/** UTF-16 units: more than that is a text that grows, as somebody writes it. */
const LONGEST = 100

interface Ticks {
  changes: number
  changedAt: number
  readAt: number
  /** What was read of it is short and has no name. */
  saysNothing: boolean
}

/**
 * Short texts that change again and again and never had a name in them, as clocks, counters and progress have: they are read once they rest.
 * To read each of their changes would keep the worker awake for as long as the page is open.
 */
export class TickingTexts {
  private ticks = new WeakMap<Node, Ticks>()
  private readonly waiting = new Set<Node>()
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `onRest` is called with the parts of the page that are to be read now. */
  constructor(
    private readonly onRest: (roots: readonly Node[]) => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => clearTimeout(this.timer), { once: true })
  }

  /** Notes that what would be read as one part of the page changed; true when it is told of later, with `onRest`. */
  postpones(root: Node): boolean {
    const now = performance.now()
    const ticks = this.ticks.get(root) ?? { changes: 0, changedAt: -Infinity, readAt: 0, saysNothing: false }
    this.ticks.set(root, ticks)
    ticks.changes = now - ticks.changedAt < SOON ? ticks.changes + 1 : 1
    ticks.changedAt = now
    if (!ticks.saysNothing || ticks.changes <= MANY) return false
    this.waiting.add(root)
    this.timer ??= setTimeout(() => this.look(), SOON)
    return true
  }

  /** Whether nothing will be told of later. */
  get isIdle(): boolean {
    return this.waiting.size === 0
  }

  /** Whether it changed, and will be told of later. */
  isWaiting(root: Node): boolean {
    return this.waiting.has(root)
  }

  /** A part of the page was read: so many units, and whether there was a name. */
  wasRead(root: Node, units: number, hasNames: boolean): void {
    const ticks = this.ticks.get(root)
    if (!ticks) return
    ticks.readAt = performance.now()
    ticks.saysNothing = units <= LONGEST && !hasNames
  }

  /** What says nothing may say something by now. */
  forget(): void {
    this.ticks = new WeakMap()
  }

  private look(): void {
    const now = performance.now()
    const rested = [...this.waiting].filter((root) => {
      const ticks = this.ticks.get(root)
      return !ticks || now - ticks.changedAt >= SOON || now - ticks.readAt >= LATEST
    })
    for (const root of rested) this.waiting.delete(root)
    this.timer = this.waiting.size > 0 ? setTimeout(() => this.look(), SOON) : undefined
    if (rested.length > 0) this.onRest(rested)
  }
}
