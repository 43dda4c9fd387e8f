import { fetchModel, modelState } from '../../utils/platform/on-device-model'
import type { ModelSource } from '../machine-wording/wording-source'

/** The browser's own model, for the options. */
export const liveModelSource: ModelSource = { state: modelState, fetch: fetchModel }
