import { render } from 'preact'
import { HoverCard, type HoverCardProps } from '../../components/hover-card/hover-card'
import css from '../../components/hover-card/hover-card.css?inline'
import { cardActionsOf } from './advisory-samples'

/** Mounts a card as a page's content script does, but for the shadow root, which is open here so that a test can look inside. */
export function mountCard(props: Partial<HoverCardProps> & Pick<HoverCardProps, 'card'>): ShadowRoot {
  const host = document.createElement('div')
  host.setAttribute('data-card-host', '')
  document.body.append(host)
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const why = { cue: 'vendor', confidence: 'certain' } as const
  render(<HoverCard why={why} actions={cardActionsOf()} onClose={() => undefined} {...props} />, root)
  return root
}

/** Takes away what was mounted. */
export function unmountCard(): void {
  document.querySelector('[data-card-host]')?.remove()
}
