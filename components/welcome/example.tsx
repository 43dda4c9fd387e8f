import { render } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { productName } from '../../utils/advisories'
import { t } from '../../utils/i18n'
import type { Card } from '../../utils/messaging/protocol'
import { HoverCard } from '../hover-card/hover-card'
import cardStyle from '../hover-card/hover-card.css?inline'
import { useLoaded, useWhileShown } from '../loaded/use-loaded'
import { Loading, Notice, StoreFailed } from '../notice/notice'
import { SampleMark } from '../page-mark/sample-mark'
import type { WelcomeSource } from './welcome-source'

/** What the example is about: names of which the advisories that come with Caveat tell. */
const NAMES = { remoteAccess: 'product:ivanti/connect-secure', assistant: 'product:microsoft/365-copilot' }

/** How often it is looked whether the advisories are there yet, in milliseconds. */
const POLL = 500

/** How often it is looked before the example does with what there is: a name may be missing for good. */
const LOOKS = 40

/** A piece of a page with marked names, whose cards open as they do in pages and are about what the store holds. */
export function Example({ source }: { source: WelcomeSource }) {
  const [open, setOpen] = useState<{ card: Card; takesFocus: boolean }>()
  const [loaded, reload] = useLoaded(
    async () => ({
      rows: await Promise.all(
        Object.entries(NAMES).map(async ([row, id]) => ({ row: row as keyof typeof NAMES, card: await source.card(id) })),
      ),
      delay: await source.hoverDelay(),
    }),
    [source],
  )
  const [looks, setLooks] = useState(0)
  // Where nothing is known of the entity yet, it goes by its id.
  const known = loaded.state === 'ready' ? loaded.value.rows.filter(({ card }) => card && card.name !== card.id) : []
  const isDone = known.length === Object.keys(NAMES).length || looks >= LOOKS
  useWhileShown(
    (signal) => {
      if (isDone) return
      const look = () => {
        setLooks((before) => before + 1)
        reload()
      }
      const timer = setInterval(look, POLL)
      signal.addEventListener('abort', () => clearInterval(timer))
    },
    [isDone],
  )
  if (loaded.state === 'failed') return <StoreFailed detail={loaded.detail} />
  if (loaded.state === 'loading' || !isDone) return <Loading text={t('state.preparing')} />
  if (known.length === 0) return <Notice text={t('welcome.noExample')} />
  const { delay } = loaded.value
  return (
    <>
      <dl class="welcome-page surface">
        {known.map(({ row, card }) =>
          card ? (
            <div key={row}>
              <dt>{t(`welcome.${row}`)}</dt>
              <dd>
                <MarkedName
                  card={card}
                  delay={delay}
                  isOpen={open?.card.id === card.id}
                  onOpen={(takesFocus) => setOpen({ card, takesFocus })}
                />
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {open && <OpenCard key={open.card.id} {...open} source={source} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** A name whose card opens as those in pages do, when the pointer rests on it; by a click or a key it takes the focus too. */
function MarkedName({
  card,
  delay,
  isOpen,
  onOpen,
}: {
  card: Card
  delay: number
  isOpen: boolean
  onOpen: (takesFocus: boolean) => void
}) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const leave = () => clearTimeout(timer.current)
  useEffect(() => leave, [])
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => (leave(), onOpen(true))}
      onPointerEnter={() => (timer.current = setTimeout(() => onOpen(false), delay))}
      onPointerLeave={leave}
    >
      <SampleMark
        name={productName({ vendor: card.vendor, product: card.name })}
        band={card.advisory.severity.band}
        attributes={{ 'data-painted': '' }}
      />
    </button>
  )
}

/** The card in a tree of its own, as in pages, so that its style sheet is the one that it has there. Focus goes back to where it was. */
function OpenCard({
  card,
  takesFocus,
  source,
  onClose,
}: {
  card: Card
  takesFocus: boolean
  source: WelcomeSource
  onClose: () => void
}) {
  const host = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const root = element.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(cardStyle)
    root.adoptedStyleSheets = [sheet]
    const why = { cue: 'vendor', confidence: 'certain' } as const
    render(<HoverCard card={card} why={why} actions={source.actions(card.id)} onClose={onClose} headingLevel={3} />, root)
    return () => {
      const hadFocus = document.activeElement === element
      render(null, root)
      if (hadFocus && before.current instanceof HTMLElement) before.current.focus()
    }
  }, [])
  useEffect(() => {
    if (!takesFocus) return
    before.current = document.activeElement
    host.current?.shadowRoot?.querySelector<HTMLElement>('[role="dialog"]')?.focus()
  }, [takesFocus])
  return <div ref={host} class="welcome-card" />
}
