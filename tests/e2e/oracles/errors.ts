import type { Oracle } from './oracle'

/** Errors, rejected promises and what the page's own policy refused. */
export const errors: Oracle = {
  name: 'errors',
  observe: () => {
    const got: unknown[] = []
    addEventListener('error', ({ message }) => got.push(message), { capture: true })
    addEventListener('unhandledrejection', ({ reason }) => got.push(String(reason)))
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      got.push([effectiveDirective, blockedURI]),
    )
    return () => got
  },
  leak: {
    world: 'MAIN',
    page: 'strict policy',
    run: (name) => {
      const style = document.createElement('style')
      style.append('mark { color: red }')
      name.append(style)
    },
  },
}
