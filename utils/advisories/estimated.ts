import type { Advisory } from './advisory'

/** Whether an advisory's severity is what a program made of the news, and nobody stated one. */
export function isEstimated({ machineWritten }: Pick<Advisory, 'machineWritten'>): boolean {
  return machineWritten.includes('severity')
}
