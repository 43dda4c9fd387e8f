/** What feeds in tests of faults hold, unless told otherwise. */
export const ITEMS = 40

/**
 * A complete feed whose every title carries its edition, so that a store of two editions would show. `indexes`:
 * which of the items, all by default.
 */
export function edition(number: number, items: number | readonly number[] = ITEMS, text = '') {
  const indexes = typeof items === 'number' ? Array.from({ length: items }, (_, index) => index) : items
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Editions',
    _advisory: { version: 1, complete: true },
    items: indexes.map((index) => ({
      id: `urn:test:${index}`,
      title: `Edition ${number} of ${index}`,
      content_text: text,
      date_published: '2026-11-01T00:00:00Z',
      _advisory: {
        version: 1,
        severity: { score: 1 + (number % 9) },
        identifiers: [`CVE-2026-${50_000 + index}`],
        entities: [{ name: `Product ${index % 50}`, vendor: 'Testmaker', type: 'Product', role: 'affected' }],
      },
    })),
  }
}
