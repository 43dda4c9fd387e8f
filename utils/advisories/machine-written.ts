import type { Advisory } from './advisory'

/** Fields of a record that hold text, by the names that `machineWritten` uses. */
export type TextField = 'title' | 'summary' | 'keyPoints' | 'timeline' | `analysis.${keyof Advisory['analysis']}`

/** True where a program wrote the field's text; naming `analysis` covers all its parts. */
export function isMachineWritten(advisory: Pick<Advisory, 'machineWritten'>, field: TextField): boolean {
  const [parent] = field.split('.')
  return advisory.machineWritten.some((name) => name === field || name === parent)
}

/** Whether an advisory's severity is what a program made of the news, and nobody stated one. */
export function isEstimated({ machineWritten }: Pick<Advisory, 'machineWritten'>): boolean {
  return machineWritten.includes('severity')
}
