import type { ComponentChildren } from 'preact'
import { safeLink } from '../../utils/advisories'

/** A link that a feed named, opened in a tab of its own that learns nothing of this page; its text alone where it is not https. */
export function SafeLink({ url, children }: { url: string | null; children: ComponentChildren }) {
  const href = url === null ? undefined : safeLink(url)
  if (href === undefined) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" title={href}>
      {children}
    </a>
  )
}
