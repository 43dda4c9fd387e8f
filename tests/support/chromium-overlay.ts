import type { BrowserContext, CDPSession, Frame, Page } from 'playwright'
import { innerCorner, Overlay, readShadowRoot, type RootReading, type SeenCard, type SeenOverlay } from './overlay'

type DomNode = Awaited<ReturnType<typeof getDocument>>

/**
 * The overlay of a page in Chromium, or of a frame in it, read over the DevTools protocol, which sees into closed shadow roots.
 * Boxes and places are in the frame's own viewport.
 */
export async function chromiumOverlay(context: BrowserContext, page: Page, frame: Frame = page.mainFrame()): Promise<Overlay> {
  const place = await placeOf(context, page, frame)
  const inPage = async (x: number, y: number) => {
    const { x: left, y: top } = await cornerOf(frame)
    return [left + x, top + y] as const
  }
  return new Overlay({
    look: () => look(place),
    moveTo: async (x, y) => page.mouse.move(...(await inPage(x, y)), { steps: 2 }),
    clickAt: async (x, y) => page.mouse.click(...(await inPage(x, y))),
    async touch(places) {
      const session = await context.newCDPSession(page)
      for (const [at, place] of places.entries()) {
        const [x, y] = await inPage(place.x, place.y)
        await session.send('Input.dispatchTouchEvent', { type: at === 0 ? 'touchStart' : 'touchMove', touchPoints: [{ x, y }] })
      }
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      await session.detach()
    },
    press: (key) => page.keyboard.press(key),
  })
}

/** A frame, and the session of the process that it is in. */
interface Place {
  session: CDPSession
  frameId: string
}

/** A frame of another site has a session of its own, any other that of the frame around it; there its name tells which it is. */
async function placeOf(context: BrowserContext, page: Page, frame: Frame): Promise<Place> {
  for (let around: Frame | null = frame; around; around = around.parentFrame()) {
    const target = around.parentFrame() === null ? page : around
    const session = await context.newCDPSession(target).catch(() => undefined)
    if (!session) continue
    const tree = await getFrameTree(session)
    const found = around === frame ? tree.frame : framesOf(tree).find(({ name }) => name === frame.name())
    if (found) return { session, frameId: found.id }
  }
  throw new Error(`no frame ${frame.name()}`)
}

type FrameTree = Awaited<ReturnType<typeof getFrameTree>>

async function getFrameTree(session: CDPSession) {
  return (await session.send('Page.getFrameTree')).frameTree
}

function framesOf({ frame, childFrames }: FrameTree): FrameTree['frame'][] {
  return [frame, ...(childFrames ?? []).flatMap(framesOf)]
}

/** Where a frame's viewport begins in the page's. */
async function cornerOf(frame: Frame): Promise<{ x: number; y: number }> {
  const parent = frame.parentFrame()
  if (!parent) return { x: 0, y: 0 }
  const around = await cornerOf(parent)
  const element = await frame.frameElement()
  const { x, y } = await element.evaluate(innerCorner)
  return { x: around.x + x, y: around.y + y }
}

/** Looks again for up to a second while a card is open that has no role yet: the accessibility tree follows the page at a distance. */
async function look(place: Place): Promise<SeenOverlay> {
  for (let tries = 1; ; tries += 1) {
    const seen = await lookOnce(place)
    if (seen.card === null || seen.card.role !== '' || tries === 50) return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function lookOnce({ session, frameId }: Place): Promise<SeenOverlay> {
  const document = documentOf(await getDocument(session), frameId)
  const roots = closedRoots(document)
  const seen: SeenOverlay = { marks: [], card: null }
  if (roots.length === 0) return seen
  // A world apart from the page's, so that nothing the page has patched sees or changes what is read.
  const { executionContextId: world } = await session.send('Page.createIsolatedWorld', { frameId })
  for (const root of roots) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: root.backendNodeId, executionContextId: world })
    if (object.objectId === undefined) continue
    const { result } = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function () { return (${readShadowRoot.toString()})(this) }`,
      objectId: object.objectId,
      returnByValue: true,
    })
    const reading = JSON.parse(String(result.value)) as RootReading
    seen.marks.push(...reading.marks)
    if (reading.card !== null) seen.card = await withAccessibleName(session, document, root, reading.card)
  }
  return seen
}

async function getDocument(session: CDPSession) {
  return (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root
}

/** The document of a frame; the session's own where its node does not say whose it is. */
function documentOf(document: DomNode, frameId: string): DomNode {
  const within = (node: DomNode): DomNode | undefined => {
    if (node.frameId === frameId && node.contentDocument) return node.contentDocument
    for (const child of [node.contentDocument, ...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
      const found = child && within(child)
      if (found) return found
    }
    return undefined
  }
  return within(document) ?? document
}

function closedRoots(node: DomNode): DomNode[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRoots)
  return node.shadowRootType === 'closed' ? [node, ...below] : below
}

/** Asked of the document: Chromium finds nothing below a shadow root whose host has no box of its own. */
async function withAccessibleName(
  session: CDPSession,
  document: DomNode,
  root: DomNode,
  card: NonNullable<RootReading['card']>,
): Promise<SeenCard> {
  const { nodes } = await session.send('Accessibility.queryAXTree', { backendNodeId: document.backendNodeId, role: 'dialog' })
  const ours = new Set(nodeIds(root))
  const named = nodes.find((node) => node.ignored !== true && ours.has(node.backendDOMNodeId ?? -1))
  return {
    role: String(named?.role?.value ?? ''),
    name: String(named?.name?.value ?? ''),
    text: card.text,
    box: card.box,
    controls: card.controls,
    focus: card.focus,
  }
}

function nodeIds(node: DomNode): number[] {
  return [node.backendNodeId, ...(node.children ?? []).flatMap(nodeIds)]
}
