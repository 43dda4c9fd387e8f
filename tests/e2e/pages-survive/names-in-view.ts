import type { DrivenPage } from '../../support/driver'
import type { SeenMark } from '../../support/overlay'
import { until } from '../../support/until'

/** A name as it stands in the page: which it is, and where, to the pixel. */
export interface PlacedName {
  entity: string
  left: number
  top: number
}

/** Runs in the page: where each of a few names stands that is whole in view. */
function namesInView(): PlacedName[] {
  const known = {
    'Microsoft 365 Copilot': 'product:microsoft/365-copilot',
    'Ivanti Connect Secure': 'product:ivanti/connect-secure',
    'CVE-2021-44228': 'CVE-2021-44228',
  }
  const placed: PlacedName[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const [name, entity] of Object.entries(known)) {
      const at = (node as Text).data.indexOf(name)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + name.length)
      const { left, top, bottom } = range.getBoundingClientRect()
      if (top >= 0 && bottom <= innerHeight) placed.push({ entity, left: Math.round(left), top: Math.round(top) })
    }
  }
  return placed
}

/** Waits until exactly the names that are in view have a mark, each where it stands; gives how many there are. */
export async function marksOnEveryName(page: DrivenPage): Promise<number> {
  let difference = ''
  const look = async () => {
    const [names, marks] = [await page.evaluate(namesInView), await page.overlay.marks()]
    const wanted = new Set(names.map(keyOf))
    const drawn = new Set(marks.filter(isInView).map(({ entity, box }) => keyOf(rounded(entity, box.x, box.y))))
    const missing = [...wanted].filter((key) => !drawn.has(key))
    const wrong = [...drawn].filter((key) => !wanted.has(key))
    difference = `missing ${missing.slice(0, 3).join('; ')}, too many ${wrong.slice(0, 3).join('; ')}`
    return missing.length === 0 && wrong.length === 0 && names.length > 0 && names.length
  }
  // Rarely: whoever looks leaves the page no idle time in which names are found.
  return until('a mark on every name in view and nowhere else', look, { interval: 300 }).catch((error: unknown) => {
    throw new Error(difference, { cause: error })
  })
}

function isInView({ box }: SeenMark): boolean {
  return box.y >= 0 && box.y + box.height <= 800
}

const rounded = (entity: string, left: number, top: number) => ({ entity, left: Math.round(left), top: Math.round(top) })
const keyOf = ({ entity, left, top }: PlacedName) => `${entity} ${left} ${top}`
