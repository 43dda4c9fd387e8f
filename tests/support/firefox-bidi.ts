import type { Browser, Frame } from 'puppeteer-core'

/** A node as WebDriver BiDi writes it down. https://w3c.github.io/webdriver-bidi/#type-script-NodeRemoteValue */
export interface BidiNode {
  type: string
  sharedId?: string
  value?: { children?: BidiNode[]; shadowRoot?: BidiNode | null; mode?: 'open' | 'closed' }
}

type Answer =
  { type: 'success'; result: BidiNode & { value?: unknown } } | { type: 'exception'; exceptionDetails: { text: string } }

interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>
}

export interface Target {
  context: string
  /** Name of a world apart from the page's own. */
  sandbox?: string
}

/** The commands of WebDriver BiDi that puppeteer sends itself and has no method for. */
export interface Bidi {
  /** The browsing context of the browser's window itself, where scripts have the rights of the browser. */
  window(): Promise<string>
  /** Calls the function that `declaration` spells, and answers with what it returns as BiDi writes it down. */
  call(target: Target, declaration: string, args?: BidiNode[], options?: object): Promise<BidiNode & { value?: unknown }>
  locate(context: string, locator: object, startNodes: BidiNode[]): Promise<BidiNode[]>
}

/** puppeteer's own connection; part of its BiDi browser class, left out of its types. */
export function bidiOf(browser: Browser): Bidi {
  const { connection } = browser as unknown as { connection: Connection }
  return {
    async window() {
      const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
      const { contexts } = result as { contexts: { context: string; url: string }[] }
      const window = contexts.find((each) => each.url === 'chrome://browser/content/browser.xhtml')
      if (window === undefined) throw new Error('Firefox has no open window')
      return window.context
    },
    async call(target, declaration, args = [], options = {}) {
      const { result } = await connection.send('script.callFunction', {
        functionDeclaration: declaration,
        target,
        arguments: args.map((node) => (node.sharedId === undefined ? node : { sharedId: node.sharedId })),
        awaitPromise: true,
        ...options,
      })
      const answer = result as Answer
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
      return answer.result
    },
    async locate(context, locator, startNodes) {
      const { result } = await connection.send('browsingContext.locateNodes', {
        context,
        locator,
        startNodes: startNodes.map(({ sharedId }) => ({ sharedId })),
      })
      return (result as { nodes: BidiNode[] }).nodes
    },
  }
}

/** The id by which BiDi knows a frame; puppeteer keeps it in the frame's `_id`. */
export function contextOf(frame: Frame): string {
  return (frame as unknown as { _id: string })._id
}
