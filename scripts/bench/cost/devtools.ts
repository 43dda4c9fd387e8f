import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/*
 * The DevTools protocol over a browser's pipe, and nothing else: the drivers of tests switch on several of its domains in every page, which
 * costs those pages more than what is measured here.
 */

interface Answer {
  id?: number
  sessionId?: string
  method?: string
  params?: object
  result?: object
  error?: { message: string }
}

/** One target's side of the protocol; its events are named as the protocol names them. */
export class Session extends EventEmitter {
  constructor(
    private readonly pipe: Pipe,
    private readonly id: string | undefined,
  ) {
    super()
    this.setMaxListeners(0)
  }

  /** Rejects with what the browser says against it, or when the browser is gone. */
  send<Result = object>(method: string, params: object = {}): Promise<Result> {
    return this.pipe.send(method, params, this.id) as Promise<Result>
  }

  /** A session with a target of its own. */
  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
    return this.pipe.session(sessionId)
  }

  /** Runs a script in the page's own world and gives its value, waiting for it if it is a promise. Rejects with what the script throws. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send<{
      result: { value: Value }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
}

/** The pipe of a browser that was started with `--remote-debugging-pipe`, as its file descriptors 3 and 4. */
export class Pipe {
  readonly browser = new Session(this, undefined)
  private readonly sessions = new Map<string, Session>()
  private readonly waiting = new Map<number, { resolve: (result: object) => void; reject: (reason: Error) => void }>()
  private readonly input: Writable
  private last = 0
  private received = ''

  constructor(process: ChildProcess) {
    this.input = process.stdio[3] as Writable
    const output = process.stdio[4] as Readable
    output.setEncoding('utf8')
    output.on('data', (part: string) => this.receive(part))
    process.once('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the browser is gone'))
      this.waiting.clear()
    })
    this.input.on('error', () => undefined)
  }

  send(method: string, params: object, sessionId: string | undefined): Promise<object> {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject: (reason) => reject(new Error(`${method}: ${reason.message}`)) })
      this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  session(id: string): Session {
    const session = this.sessions.get(id) ?? new Session(this, id)
    this.sessions.set(id, session)
    return session
  }

  private receive(part: string): void {
    const messages = (this.received + part).split('\0')
    this.received = messages.pop() ?? ''
    for (const message of messages) this.take(JSON.parse(message) as Answer)
  }

  private take({ id, sessionId, method, params, result, error }: Answer): void {
    if (method !== undefined) {
      const session = sessionId === undefined ? this.browser : this.sessions.get(sessionId)
      session?.emit(method, params)
      return
    }
    const asked = this.waiting.get(id ?? 0)
    this.waiting.delete(id ?? 0)
    if (error) asked?.reject(new Error(error.message))
    else asked?.resolve(result ?? {})
  }
}
