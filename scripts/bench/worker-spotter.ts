import type { Spotter } from '../../utils/page/spotter'
import type { Asked } from './spots-worker'

/** Where a measured page finds the worker's script (measure.mjs). */
const SCRIPT = '/spots-worker.js'

/** A worker of this page that has the names; tells of the texts that it is asked about. */
export function workerSpotter(names: ArrayBuffer, onText: (text: string) => void): Spotter {
  const worker = new Worker(SCRIPT)
  const waiting = new Map<number, (answer: never) => void>()
  let asked = 0
  const tell = (message: Asked) => worker.postMessage(message)
  const ask = <Answer>(question: object): Promise<Answer> =>
    new Promise((resolve) => {
      const number = asked++
      waiting.set(number, resolve)
      tell({ number, ...question } as Asked)
    })
  worker.onmessage = ({ data: { number, answer } }: MessageEvent<{ number: number; answer: never }>) => {
    waiting.get(number)?.(answer)
    waiting.delete(number)
  }
  tell({ names })
  return {
    scan: (texts) => {
      texts.forEach(onText)
      return ask({ scan: texts })
    },
    spot: (request) => ask({ spot: request }),
  }
}
