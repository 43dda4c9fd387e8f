import { afterEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { showPage } from '../../components/page-base/show-page'
import { unmountCard } from '../support/mounted-card'
import { SURFACES } from '../support/surfaces'

/* Takes a picture of every surface in every state, in the colours of the browser that runs it: `npm run screenshots`. */

/** Higher than any screen; what is still longer is cut off. */
const MOST_HIGH = 8_000
const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

afterEach(unmountCard)

it.each(Object.entries(SURFACES))('%s', async (name, { width, draw, act }) => {
  await page.viewport(width, 600)
  showPage(() => undefined)
  draw()
  await act?.()
  await settled()
  const height = Math.min(MOST_HIGH, document.documentElement.scrollHeight)
  await page.viewport(width, Math.max(height, 600))
  await settled()
  const path = `../../screenshots/states/${name}-${scheme}.png`
  expect(await page.screenshot({ path })).toContain(`${name}-${scheme}.png`)
})

/** What is read comes in a few frames; nothing here moves for longer. */
async function settled(): Promise<void> {
  let last = ''
  for (let same = 0; same < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const now = document.body.innerHTML
    same = now === last ? same + 1 : 0
    last = now
  }
}
