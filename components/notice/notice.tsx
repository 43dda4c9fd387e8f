import type { ComponentChildren } from 'preact'
import { t } from '../../utils/i18n'

/** Says in a sentence what is so, and offers at most one thing to do about it. An `error` is announced at once. */
export function Notice({
  text,
  detail,
  kind = 'plain',
  children,
}: {
  text: string
  /** The particulars as somebody else worded them. */
  detail?: string | undefined
  kind?: 'plain' | 'error'
  children?: ComponentChildren
}) {
  return (
    <div class="notice" data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <p>{text}</p>
      {detail && <p class="notice-detail">{detail}</p>}
      {children}
    </div>
  )
}

/** Stands in for something on its way; says so to screen readers, and to eyes only once it takes long. */
export function Loading({ text }: { text: string }) {
  return (
    <p class="loading" role="status">
      {text}
    </p>
  )
}

/** The store cannot be read: what to try, and what the browser said. */
export function StoreFailed({ detail }: { detail: string }) {
  return <Notice kind="error" text={t('state.storeFailed')} detail={detail} />
}
