import type { Oracle } from './oracle'

/** What is stored for the page's origin, and what works for it. */
export const storage: Oracle = {
  name: 'storage',
  observe: () => async () => {
    const asked: Record<string, () => unknown> = {
      databases: () => indexedDB.databases(),
      local: () => Object.entries(localStorage),
      session: () => Object.entries(sessionStorage),
      caches: () => caches.keys(),
      cookies: () => document.cookie,
      workers: async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    }
    const answers: unknown[] = []
    for (const [name, ask] of Object.entries(asked)) {
      // Documents without an origin may ask for none of it.
      const answer = await Promise.resolve()
        .then(ask)
        .catch((error: unknown) => (error as Error).name)
      answers.push([name, answer])
    }
    return answers
  },
  leak: { run: () => sessionStorage.setItem('caveat', 'true') },
}
