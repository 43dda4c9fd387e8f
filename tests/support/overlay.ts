import { until, type Patience } from './until'

/** A rectangle in CSS pixels from the viewport's top left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A mark as it stands in the closed shadow root. */
export interface SeenMark {
  entity: string
  severity: string
  painted: boolean
  /** The name that the keyboard has come to. */
  current: boolean
  watched: boolean
  /** What of it the person was not shown yet: `new`, `changed` or empty. */
  news: string
  /** What stands beside its badge. */
  count: string
  box: Box
}

/** The open card. */
export interface SeenCard {
  role: string
  /** The accessible name as the browser computes it. */
  name: string
  /** What can be read in it, one line a block. */
  text: string
  box: Box
  controls: { name: string; box: Box }[]
  /** What in it has focus: a control's name, `dialog` for the card itself, undefined for nothing. */
  focus?: string | undefined
}

export interface SeenOverlay {
  marks: SeenMark[]
  card: SeenCard | null
}

/** What a browser has to offer for its overlay to be looked at and used the way a person does. */
export interface OverlayPort {
  look(): Promise<SeenOverlay>
  moveTo(x: number, y: number): Promise<void>
  clickAt(x: number, y: number): Promise<void>
  /** Puts a finger down at the first place, draws it over the others, and takes it away. */
  touch(places: [{ x: number; y: number }, ...{ x: number; y: number }[]]): Promise<void>
  press(key: string): Promise<void>
}

/** The marks and the card of one page, read through the debugger since the page itself cannot reach them. */
export class Overlay {
  constructor(private readonly port: OverlayPort) {}

  look(): Promise<SeenOverlay> {
    return this.port.look()
  }

  async marks(): Promise<SeenMark[]> {
    return (await this.port.look()).marks
  }

  async painted(): Promise<SeenMark[]> {
    return (await this.marks()).filter((mark) => mark.painted)
  }

  async card(): Promise<SeenCard | null> {
    return (await this.port.look()).card
  }

  /** The marks, once there are some and `enough` says so. */
  waitForMarks(enough: (marks: SeenMark[]) => boolean = (marks) => marks.length > 0, patience?: Patience): Promise<SeenMark[]> {
    return until(
      'marks',
      async () => {
        const marks = await this.marks()
        return enough(marks) && marks
      },
      patience,
    )
  }

  waitForCard(matches: (card: SeenCard) => boolean = () => true, patience?: Patience): Promise<SeenCard> {
    return until(
      'the card',
      async () => {
        const card = await this.card()
        return card !== null && matches(card) && card
      },
      patience,
    )
  }

  async waitForNoCard(patience?: Patience): Promise<void> {
    await until('the card to close', async () => (await this.card()) === null, patience)
  }

  /** Rests the pointer on the first mark in view that `which` names (an entity id) or accepts. */
  async hover(which: string | ((mark: SeenMark) => boolean)): Promise<SeenMark> {
    const mark = await this.find(which)
    const { x, y } = middle(mark.box)
    await this.port.moveTo(x - 3, y)
    await this.port.moveTo(x, y)
    return mark
  }

  async click(which: string | ((mark: SeenMark) => boolean)): Promise<SeenMark> {
    const mark = await this.find(which)
    const { x, y } = middle(mark.box)
    await this.port.clickAt(x, y)
    return mark
  }

  /** Takes the pointer to a place in the viewport. */
  moveTo(x: number, y: number): Promise<void> {
    return this.port.moveTo(x, y)
  }

  press(key: string): Promise<void> {
    return this.port.press(key)
  }

  /** Touches a place in the viewport for a moment. */
  tapAt(place: { x: number; y: number }): Promise<void> {
    return this.port.touch([place])
  }

  /** Draws a finger from one place to another in a few steps. */
  swipe(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const between = [0.25, 0.5, 0.75].map((part) => ({
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    }))
    return this.port.touch([from, ...between, to])
  }

  /** Clicks at a place in the viewport, whatever is there. */
  clickAt({ x, y }: { x: number; y: number }): Promise<void> {
    return this.port.clickAt(x, y)
  }

  /** Where the card's button or link of that accessible name is, once the card has stood still for as long as it takes no click. */
  async controlInCard(name: string | RegExp): Promise<{ x: number; y: number }> {
    let before = ''
    let still = performance.now()
    const card = await this.waitForCard((now) => {
      const controls = JSON.stringify(now.controls)
      if (before !== controls) still = performance.now()
      before = controls
      return performance.now() - still > UNTIL_IT_TAKES_CLICKS
    })
    return middle(controlOf(card, name).box)
  }

  /** Clicks the card's button or link of that accessible name, as a person does who has read it. */
  async clickInCard(name: string | RegExp): Promise<void> {
    await this.clickAt(await this.controlInCard(name))
  }

  private find(which: string | ((mark: SeenMark) => boolean)): Promise<SeenMark> {
    const matches = typeof which === 'string' ? (mark: SeenMark) => mark.entity === which : which
    return until(`a mark of ${String(which)}`, async () => (await this.marks()).find(matches))
  }
}

/** Milliseconds that a card has to be seen before it takes a click, and what a slow machine needs to see it. */
const UNTIL_IT_TAKES_CLICKS = 900

/** The card's button or link of that accessible name. */
export function controlOf(card: SeenCard, name: string | RegExp): SeenCard['controls'][number] {
  const control = card.controls.find((each) => (typeof name === 'string' ? each.name === name : name.test(each.name)))
  if (control !== undefined) return control
  throw new Error(`the card has no control ${String(name)}, only: ${card.controls.map((each) => each.name).join(', ')}`)
}

export function middle(box: Box): { x: number; y: number } {
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
}

/** Runs inside the page: where the viewport of a frame begins in that of the page around it. */
export function innerCorner(frame: Element): { x: number; y: number } {
  const { x, y } = frame.getBoundingClientRect()
  return { x: x + frame.clientLeft, y: y + frame.clientTop }
}

/** What `readShadowRoot` finds, before the browser has told the card's accessible role and name. */
export interface RootReading {
  marks: SeenMark[]
  card: { label: string; text: string; box: Box; controls: { name: string; box: Box }[]; focus?: string } | null
}

/**
 * Runs inside the page, in a world of the debugger's own; sent there as text, so it refers to nothing outside of itself.
 * The returned JSON is a `RootReading`.
 */
export function readShadowRoot(root: ShadowRoot): string {
  const boxOf = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x, y, width, height }
  }
  const marks = [...root.querySelectorAll<HTMLElement>('[data-entity]')].map((mark) => ({
    entity: mark.dataset['entity'] ?? '',
    severity: mark.dataset['severity'] ?? '',
    painted: mark.hasAttribute('data-painted'),
    current: mark.hasAttribute('data-current'),
    watched: mark.hasAttribute('data-watched'),
    news: mark.dataset['news'] ?? '',
    count: mark.querySelector<HTMLElement>('.mark-badge')?.dataset['count'] ?? '',
    box: boxOf(mark),
  }))
  const dialog = [...root.querySelectorAll<HTMLElement>('[role="dialog"]')].find((each) => {
    const { width, height } = each.getBoundingClientRect()
    return width > 0 && height > 0 && each.checkVisibility({ visibilityProperty: true })
  })
  if (dialog === undefined) return JSON.stringify({ marks, card: null })
  const labelledBy = dialog.getAttribute('aria-labelledby')
  const label =
    labelledBy === null
      ? dialog.getAttribute('aria-label')
      : labelledBy
          .split(/\s+/)
          .map((id) => root.getElementById(id)?.textContent ?? '')
          .join(' ')
  const nameOf = (control: Element) =>
    (control.getAttribute('aria-label') ?? control.textContent ?? '').replace(/\s+/g, ' ').trim()
  const active = root.activeElement
  const focus = active === dialog ? 'dialog' : active && dialog.contains(active) ? nameOf(active) : undefined
  const controls = [...dialog.querySelectorAll<HTMLElement>('button, a[href], summary')]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => ({
      name: nameOf(control),
      box: boxOf(control),
    }))
  // Generated content is read by people and is no text of the document.
  const said = [...dialog.querySelectorAll<HTMLElement>('[data-said]')].map(({ dataset }) => dataset['said'] ?? '')
  const text = [dialog.innerText, ...said].join('\n')
  return JSON.stringify({
    marks,
    card: { label: (label ?? '').replace(/\s+/g, ' ').trim(), text, box: boxOf(dialog), controls, focus },
  })
}
