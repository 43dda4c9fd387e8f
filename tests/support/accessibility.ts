import axe from 'axe-core'
import { expect } from 'vitest'

/** Rules of WCAG 2.2 A and AA and axe's best practices, run on `root` as it is drawn in each colour scheme. */
export async function expectAccessible(root: Element = document.body, state = 'as it is'): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    setScheme(scheme)
    const { violations } = await axe.run(root, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // About whole pages; here a component stands in the page of the test runner.
      rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
    })
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    )
    expect(found, `${state}, ${scheme}`).toEqual([])
  }
  setScheme('')
}

/** Draws everything in one colour scheme, whatever the system prefers. */
export function setScheme(scheme: 'light' | 'dark' | ''): void {
  document.documentElement.style.colorScheme = scheme
  for (const host of document.querySelectorAll('[data-card-host]')) {
    const surface = host.shadowRoot?.querySelector<HTMLElement>('.surface')
    if (surface) surface.style.colorScheme = scheme
  }
}
