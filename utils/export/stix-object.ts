/** An object of a STIX bundle. */
export type StixObject = { type: string; id: string } & Record<string, unknown>

/** Properties of an object without those that hold nothing: STIX has no empty lists and no null (STIX 2.1, section 2.11). */
export function stated(properties: Record<string, unknown>): Record<string, unknown> {
  const isStated = (value: unknown) =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => isStated(value)))
}

/** The version and the two dates of objects that never change, since nothing but their name is said of them. */
export const UNCHANGING = {
  spec_version: '2.1',
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
} as const
