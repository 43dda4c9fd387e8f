/** The outcome of something that may fail for reasons a person can act on; bugs still throw. */
export type Result<Value, Failure = Fault> = { ok: true; value: Value } | { ok: false; error: Failure }

/** An expected failure: a code that locales hold a sentence for, and the particulars, shown as text. */
export interface Fault<Code extends string = string> {
  code: Code
  detail: string
}

export function success<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function failure<Code extends string>(code: Code, detail = ''): { ok: false; error: Fault<Code> } {
  return { ok: false, error: { code, detail } }
}
