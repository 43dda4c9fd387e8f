import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { Card, NotThisAnswer, NotThisChoice, NotThisErrorCode } from '../../utils/messaging/protocol'
import type { NotThisChoices, WhyMarked } from '../../utils/page/drawing'
import { contextText, sureText, whyText } from '../names/cues'
import { trusted } from './trusted'

type Panel = 'why' | 'not'

/** What came of what the person said last. */
type Said = { done: NotThisChoice } | { undone: true } | { refused: NotThisErrorCode }

/**
 * The quiet line at the card's end for whoever doubts a mark: why it is there, and "not this". What opens stands above the line,
 * so that it stays under the pointer, and takes the focus, since it comes before the line.
 */
export function Doubts({ card, why, notThis }: { card: Card; why: WhyMarked; notThis: NotThisChoices }) {
  const id = useId()
  const [open, setOpen] = useState<Panel>()
  const [said, setSaid] = useState<Said>()
  const [busy, setBusy] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const undo = useRef<HTMLButtonElement>(null)
  const not = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (open) focusInSight(panel.current)
  }, [open])
  const done = said && 'done' in said ? said.done : undefined
  useEffect(() => {
    // The button that was pressed is gone, and focus with it.
    if (said) focusInSight(undo.current ?? not.current)
  }, [said])
  const toggle = (which: Panel) =>
    trusted(() => {
      setSaid(undefined)
      setOpen(open === which ? undefined : which)
    })
  const say = async (ask: Promise<NotThisAnswer>, then: Said) => {
    setBusy(true)
    const answer = await ask.catch(() => undefined)
    setBusy(false)
    setOpen(undefined)
    setSaid(answer?.ok ? then : { refused: answer?.error.code ?? 'notSaved' })
  }
  const choose = (choice: NotThisChoice) => trusted(() => void say(notThis.choose(choice), { done: choice }))
  const line = (which: Panel, text: string) => (
    <button
      ref={which === 'not' ? not : undefined}
      type="button"
      class="hover-card-doubt"
      aria-expanded={open === which}
      aria-controls={open === which ? `${id}-panel` : undefined}
      onClick={toggle(which)}
    >
      {text}
    </button>
  )
  return (
    <>
      {open && (
        <div
          id={`${id}-panel`}
          ref={panel}
          class="hover-card-panel"
          role="group"
          aria-label={t(open === 'why' ? 'card.why' : 'card.notThis')}
          tabIndex={-1}
        >
          {open === 'why' ? <Why card={card} why={why} /> : <Choices name={card.name} {...notThis} busy={busy} choose={choose} />}
        </div>
      )}
      <div class="hover-card-doubts">
        <p role="status" class="hover-card-said">
          {saidText(said)}
        </p>
        {done ? (
          <button
            ref={undo}
            type="button"
            class="hover-card-doubt"
            disabled={busy}
            onClick={trusted(() => void say(notThis.undo(done), { undone: true }))}
          >
            {t('action.undo')}
          </button>
        ) : (
          <>
            {line('why', t('card.why'))}
            {line('not', t('card.notThis'))}
          </>
        )}
      </div>
    </>
  )
}

function Why({ card, why }: { card: Card; why: WhyMarked }) {
  return (
    <>
      <p>
        {whyText(why.cue, card)} {sureText(why.confidence)}
      </p>
      {why.version && <p>{t('card.version', [why.version])}</p>}
    </>
  )
}

function Choices({
  name,
  choices,
  busy,
  choose,
}: {
  name: string
  choices: readonly NotThisChoice[]
  busy: boolean
  choose: (choice: NotThisChoice) => (event: MouseEvent) => void
}) {
  return choices.map((choice) => (
    <button key={choice.scope} type="button" class="hover-card-choice" disabled={busy} onClick={choose(choice)}>
      <span class="hover-card-choice-name">
        {choice.scope === 'here'
          ? t('notThis.here')
          : choice.scope === 'context'
            ? t('notThis.context', [name])
            : t('notThis.always', [name])}
      </span>
      <span class="hover-card-choice-what">
        {choice.scope === 'here'
          ? t('notThis.hereWhat')
          : choice.scope === 'context'
            ? contextText(choice.cue)
            : t('notThis.alwaysWhat')}
      </span>
    </button>
  ))
}

function saidText(said: Said | undefined): string {
  if (!said) return ''
  if ('refused' in said) return t(`notThisError.${said.refused}`)
  return t('done' in said ? 'notThis.done' : 'notThis.undone')
}

/** Scrolls the card alone, to its end as far as the element allows: a browser that shows what has focus scrolls the page too. */
function focusInSight(element: HTMLElement | null) {
  element?.focus({ preventScroll: true })
  const card = element?.closest('[role=dialog]')
  if (!element || !card) return
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom <= card.getBoundingClientRect().bottom) return
  const header = card.firstElementChild?.getBoundingClientRect()
  card.scrollTop += top - (header?.bottom ?? 0)
}
