import type { Frame, KeyInput, Page } from 'puppeteer-core'
import { contextOf, type Bidi, type BidiNode } from './firefox-bidi'
import { innerCorner, Overlay, readShadowRoot, type RootReading, type SeenCard, type SeenOverlay } from './overlay'

/** Deep enough for any page a test opens; a number is needed, BiDi has no word for "all". */
const DEPTH = 1_000

/**
 * The overlay of a page in Firefox, or of a frame in it: BiDi hands out references to closed shadow roots when asked for the whole
 * tree. Boxes and places are in the frame's own viewport.
 */
export function firefoxOverlay(bidi: Bidi, page: Page, frame: Frame = page.mainFrame()): Overlay {
  const context = contextOf(frame)
  const inPage = async (x: number, y: number) => {
    const { x: left, y: top } = await cornerOf(frame)
    return [left + x, top + y] as const
  }
  return new Overlay({
    look: () => look(bidi, context),
    moveTo: async (x, y) => page.mouse.move(...(await inPage(x, y)), { steps: 2 }),
    clickAt: async (x, y) => page.mouse.click(...(await inPage(x, y))),
    async touch(places) {
      for (const [at, place] of places.entries()) {
        const [x, y] = await inPage(place.x, place.y)
        await (at === 0 ? page.touchscreen.touchStart(x, y) : page.touchscreen.touchMove(x, y))
      }
      await page.touchscreen.touchEnd()
    },
    press: (key) => page.keyboard.press(key as KeyInput),
  })
}

/** Where a frame's viewport begins in the page's. */
async function cornerOf(frame: Frame): Promise<{ x: number; y: number }> {
  const parent = frame.parentFrame()
  const element = parent && (await frame.frameElement())
  if (!element) return { x: 0, y: 0 }
  const around = await cornerOf(parent)
  const { x, y } = await element.evaluate(innerCorner)
  return { x: around.x + x, y: around.y + y }
}

async function look(bidi: Bidi, context: string): Promise<SeenOverlay> {
  const world = { context, sandbox: 'caveat-test' }
  const tree = await bidi.call(world, '() => document.documentElement', [], {
    serializationOptions: { maxDomDepth: DEPTH, includeShadowTree: 'all' },
  })
  const seen: SeenOverlay = { marks: [], card: null }
  for (const root of closedRoots(tree)) {
    const { value } = await bidi.call(world, readShadowRoot.toString(), [root])
    const reading = JSON.parse(String(value)) as RootReading
    seen.marks.push(...reading.marks)
    if (reading.card !== null) seen.card = await withAccessibleName(bidi, context, root, reading.card)
  }
  return seen
}

function closedRoots(node: BidiNode): BidiNode[] {
  const root = node.value?.shadowRoot ?? null
  const below = [...(root === null ? [] : [root]), ...(node.value?.children ?? [])].flatMap(closedRoots)
  return node.value?.mode === 'closed' ? [node, ...below] : below
}

/** BiDi can look for an accessible role and name, not tell them: the label that stands in the card is put to that test. */
async function withAccessibleName(
  bidi: Bidi,
  context: string,
  root: BidiNode,
  card: NonNullable<RootReading['card']>,
): Promise<SeenCard> {
  const find = async (value: object) => (await bidi.locate(context, { type: 'accessibility', value }, [root])).length > 0
  const isDialog = await find({ role: 'dialog' })
  const isNamed = card.label !== '' && (await find({ role: 'dialog', name: card.label }))
  return {
    role: isDialog ? 'dialog' : '',
    name: isNamed ? card.label : '',
    text: card.text,
    box: card.box,
    controls: card.controls,
    focus: card.focus,
  }
}
