import type { BrowserContext, CDPSession, Page } from 'playwright'
import { Overlay, readShadowRoot, type RootReading, type SeenCard, type SeenOverlay } from './overlay'

type DomNode = Awaited<ReturnType<typeof getDocument>>

/** The overlay of a page in Chromium, read over the DevTools protocol, which sees into closed shadow roots. */
export async function chromiumOverlay(context: BrowserContext, page: Page): Promise<Overlay> {
  const session = await context.newCDPSession(page)
  return new Overlay({
    look: () => look(session),
    moveTo: (x, y) => page.mouse.move(x, y, { steps: 2 }),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
  })
}

/** Looks again for up to a second while a card is open that has no role yet: the accessibility tree follows the page at a distance. */
async function look(session: CDPSession): Promise<SeenOverlay> {
  for (let tries = 1; ; tries += 1) {
    const seen = await lookOnce(session)
    if (seen.card === null || seen.card.role !== '' || tries === 50) return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function lookOnce(session: CDPSession): Promise<SeenOverlay> {
  const document = await getDocument(session)
  const roots = closedRoots(document)
  const seen: SeenOverlay = { marks: [], card: null }
  if (roots.length === 0) return seen
  const world = await ownWorld(session)
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

function closedRoots(node: DomNode): DomNode[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRoots)
  return node.shadowRootType === 'closed' ? [node, ...below] : below
}

/** A world apart from the page's, so that nothing the page has patched sees or changes what is read. */
async function ownWorld(session: CDPSession): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
  return executionContextId
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
  }
}

function nodeIds(node: DomNode): number[] {
  return [node.backendNodeId, ...(node.children ?? []).flatMap(nodeIds)]
}
