import * as v from 'valibot'
import { failure, success, type Fault, type Result } from '../result'
import { SETTINGS_FIELDS, SETTINGS_VERSION, settingsSchema, type Settings } from './settings'

/** Why a document is not settings: each has its sentence in locales under `settingsError`. */
export type SettingsErrorCode = 'notJson' | 'notSettings' | 'newerVersion' | 'invalid'

type Document = Record<string, unknown>

/** One pure step per version: `STEPS[1]` makes a version 2 document of a version 1 one. */
const STEPS: Record<number, (document: Document) => Document> = {}

/**
 * A settings document of any version ever released, as current settings. Fails, and changes nothing, for a document of another
 * kind, one from a newer release, or one with an invalid value (named in `detail`).
 */
export function readSettings(document: unknown): Result<Settings, Fault<SettingsErrorCode>> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return failure('notSettings')
  let current = document as Document
  if (!Number.isInteger(current.version)) return failure('notSettings')
  if (!SETTINGS_FIELDS.some((field) => field in current)) return failure('notSettings')
  for (let version = current.version as number; version < SETTINGS_VERSION; version++) {
    const step = STEPS[version]
    if (!step) return failure('notSettings')
    current = step(current)
  }
  if ((current.version as number) > SETTINGS_VERSION) return failure('newerVersion', String(current.version))
  const result = v.safeParse(settingsSchema, current)
  if (result.success) return success(result.output)
  const issue = result.issues[0]
  return failure('invalid', `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`)
}
