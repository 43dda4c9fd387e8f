import type { Oracle } from './oracle'

/**
 * What the page's performance timeline names: marks, measures, and each document and file that was loaded. Left out are kinds that
 * only slow loads have (long tasks and frames, events that took long, visibility), those that oracles of their own look at, and the
 * page's icon, which the browser may ask for later.
 */
export const performanceEntries: Oracle = {
  name: 'performance-entries',
  observe: () => () =>
    performance
      .getEntries()
      .filter(({ entryType }) => ['navigation', 'resource', 'mark', 'measure', 'element', 'taskattribution'].includes(entryType))
      .filter(({ name }) => !name.endsWith('/favicon.ico'))
      .map(({ entryType, name }) => `${entryType} ${name.split('#')[0]}`)
      .sort(),
  leak: { run: () => void performance.mark('caveat') },
}
