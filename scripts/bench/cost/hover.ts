import { until } from '../../../tests/support/until'
import { quantile } from '../timing'
import type { Browser, Tab } from './browser'
import { setHoverDelay, stopWorker } from './extension-state'
import { wait } from './visits'

/*
 * How long a card takes from the end of the pointer's rest to the frame in which it stands on the screen.
 */

export interface HoverFigures {
  name: 'after the usual rest' | 'from a live worker' | 'from a worker that was stopped'
  samples: number
  /** Milliseconds until the frame with the card was handed to the screen. */
  median: number
  p95: number
  /** Frames that began after the rest, that one included. */
  frames: number
}

/** The usual rest of the pointer, and none: then nothing can be asked for ahead. */
const RESTS = { usual: 250, none: 0 }

interface Sample {
  took: number
  frames: number
}

/** @param url of a page with many names in view, each another */
export async function measureHover(
  browser: Browser,
  url: string,
  samples: { live: number; cold: number },
): Promise<HoverFigures[]> {
  await setHoverDelay(browser, RESTS.usual)
  const ahead = await hoverAll(browser, url, RESTS.usual, samples.live, false)
  await setHoverDelay(browser, RESTS.none)
  const live = await hoverAll(browser, url, RESTS.none, samples.live, false)
  const cold = await hoverAll(browser, url, RESTS.none, samples.cold, true)
  await setHoverDelay(browser, RESTS.usual)
  return [
    figures('after the usual rest', ahead),
    figures('from a live worker', live),
    figures('from a worker that was stopped', cold),
  ]
}

function figures(name: HoverFigures['name'], samples: Sample[]): HoverFigures {
  const took = samples.map((sample) => sample.took)
  const none = samples.length === 0 ? Number.NaN : 0
  return {
    name,
    samples: samples.length,
    median: none + quantile(took, 0.5),
    p95: none + quantile(took, 0.95),
    frames:
      none +
      quantile(
        samples.map(({ frames }) => frames),
        0.95,
      ),
  }
}

/** Rests the pointer on one name after the other, each once: what a card was told is not asked again. */
async function hoverAll(browser: Browser, url: string, rest: number, count: number, cold: boolean): Promise<Sample[]> {
  const samples: Sample[] = []
  const tab = await browser.openTab()
  try {
    await tab.go(url)
    const watch = await watchCards(tab, rest)
    for (const { x, y } of watch.marks.slice(0, count)) {
      if (cold) await stopWorker(browser)
      await moveTo(tab, x, y)
      const sample = await until('a card', watch.sample, { timeout: 5_000, interval: 20 }).catch(() => undefined)
      if (sample) samples.push(sample)
      await moveTo(tab, 2, 2)
      await until('no card', watch.isGone, { interval: 20 })
      // The next is a hover of its own: what was painted for this one is done.
      await wait(60)
    }
  } finally {
    await tab.close()
  }
  return samples
}

async function moveTo({ session }: Tab, x: number, y: number): Promise<void> {
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
}

interface DomNode {
  backendNodeId: number
  shadowRootType?: string
  shadowRoots?: DomNode[]
  children?: DomNode[]
}

/** Finds the overlay's closed root and watches it from a world of its own, which the page and the extension do not share. */
async function watchCards({ session }: Tab, rest: number) {
  const { frameTree } = await session.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
  const { executionContextId } = await session.send<{ executionContextId: number }>('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  })
  const call = async <Value>(objectId: string, functionDeclaration: string, ...args: unknown[]) => {
    const { result } = await session.send<{ result: { value: Value } }>('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
    })
    return result.value
  }
  const root = await until(
    'marks whose cards open soon',
    async () => {
      const document = await session.send<{ root: DomNode }>('DOM.getDocument', { depth: -1, pierce: true })
      const closed = closedRoot(document.root)
      if (!closed) return undefined
      const { object } = await session.send<{ object: { objectId: string } }>('DOM.resolveNode', {
        backendNodeId: closed.backendNodeId,
        executionContextId,
      })
      return (await call<number>(object.objectId, COUNT_PAINTED)) > 0 && object.objectId
    },
    { timeout: 30_000, interval: 200 },
  )
  // Until all marks are painted as they will be.
  await wait(1_500)
  const marks = await call<{ x: number; y: number }[]>(
    root,
    `function (rest) { return (${watchRoot.toString()})(this, rest) }`,
    rest,
  )
  return {
    marks,
    sample: () => call<Sample | null>(root, 'function () { return globalThis.cards.sample }'),
    isGone: () => call<boolean>(root, "function () { return this.querySelector('[role=dialog]') === null }"),
  }
}

const COUNT_PAINTED = "function () { return this.querySelectorAll('[data-painted]').length }"

function closedRoot(node: DomNode): DomNode | undefined {
  if (node.shadowRootType === 'closed') return node
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = closedRoot(child)
    if (found) return found
  }
  return undefined
}

/**
 * Runs in the world of its own, as text; gives the middle of each painted mark of another name. The rest is counted from the pointer's
 * event on, as the extension does; a card is on the screen in the frame after it came into the root.
 */
function watchRoot(root: ShadowRoot, rest: number): { x: number; y: number }[] {
  const cards: { sample: Sample | null } = { sample: null }
  Object.assign(globalThis, { cards })
  let rested = Number.NaN
  let began: number[] = []
  const count = () => {
    if (Number.isNaN(rested)) return
    began.push(performance.now())
    requestAnimationFrame(count)
  }
  document.addEventListener(
    'pointermove',
    () => {
      cards.sample = null
      began = []
      if (Number.isNaN(rested)) requestAnimationFrame(count)
      rested = performance.now() + rest
    },
    { capture: true, passive: true },
  )
  const afterFrame = () => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const painted = performance.now()
      cards.sample = { took: painted - rested, frames: began.filter((at) => at > rested).length }
      rested = Number.NaN
    }
    port2.postMessage(null)
  }
  new MutationObserver(() => {
    const isShown = root.querySelector('[role="dialog"]') !== null
    if (isShown && !Number.isNaN(rested) && cards.sample === null) requestAnimationFrame(afterFrame)
  }).observe(root, { childList: true, subtree: true })
  const seen = new Set<string>()
  return [...root.querySelectorAll<HTMLElement>('[data-painted]')].flatMap((mark) => {
    const { entity = '' } = mark.dataset
    if (seen.has(entity)) return []
    seen.add(entity)
    const { left, right, top, bottom } = mark.getBoundingClientRect()
    return [{ x: (left + right) / 2, y: (top + bottom) / 2 }]
  })
}
