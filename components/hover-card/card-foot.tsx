import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { Card, NotThisAnswer, NotThisErrorCode, SnoozeAnswer } from '../../utils/messaging/protocol'
import type { CardActions } from '../../utils/page/card-actions'
import type { WhyMarked } from '../../utils/page/drawing'
import { NotThisPanel, WhyPanel } from './card-panels'
import { focusInSight } from './focus-in-sight'
import { trusted } from './trusted'

type Panel = 'why' | 'not'
type Answer = SnoozeAnswer | NotThisAnswer

/** What came of what the person said last: done, with the way back, or refused. */
interface Said {
  text: string
  undo?: { ask: () => Promise<Answer>; done: string }
}

/**
 * What can be done about a mark, at the card's end: open the whole advisory, snooze the name, say that it is not meant, ask why it is
 * marked. What opens stands above the line, so that the line stays under the pointer, and takes the focus, since it comes before it.
 */
export function CardFoot({ card, why, actions }: { card: Card; why: WhyMarked; actions: CardActions }) {
  const id = useId()
  const [open, setOpen] = useState<Panel>()
  const [said, setSaid] = useState<Said>()
  const [busy, setBusy] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const undo = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (open) focusInSight(panel.current)
  }, [open])
  useEffect(() => {
    // The button that was pressed is gone, and focus with it.
    if (said) focusInSight(undo.current ?? first.current)
  }, [said])
  const say = (ask: () => Promise<Answer>, then: Said) =>
    trusted(() => {
      setBusy(true)
      void ask()
        .catch(() => undefined)
        .then((answer) => {
          setBusy(false)
          setOpen(undefined)
          setSaid(answer?.ok ? then : { text: refusal(answer?.error.code) })
        })
    })
  const toggle = (which: Panel) =>
    trusted(() => {
      setSaid(undefined)
      setOpen(open === which ? undefined : which)
    })
  const toggling = (which: Panel) => ({
    'aria-expanded': open === which,
    'aria-controls': open === which ? `${id}-panel` : undefined,
    onClick: toggle(which),
  })
  const { snooze, wake } = actions
  const snoozeDone = { text: t('card.snoozeDone'), undo: { ask: wake, done: t('notThis.undone') } }
  return (
    <footer class="hover-card-foot">
      {open && (
        <div
          id={`${id}-panel`}
          ref={panel}
          class="hover-card-panel"
          role="group"
          aria-label={t(open === 'why' ? 'card.why' : 'card.notThis')}
          tabIndex={-1}
        >
          {open === 'why' ? (
            <WhyPanel card={card} why={why} />
          ) : (
            <NotThisPanel
              name={card.name}
              busy={busy}
              actions={actions}
              choose={(choice) => {
                const back = { ask: () => actions.undoNotThis(choice), done: t('notThis.undone') }
                return say(() => actions.notThis(choice), { text: t('notThis.done'), undo: back })
              }}
            />
          )}
        </div>
      )}
      <div class="hover-card-actions">
        <button
          ref={first}
          type="button"
          class="hover-card-open"
          aria-label={t('card.openWhole')}
          onClick={trusted(() => actions.openAdvisory(card.advisoryId))}
        >
          {t('card.open')}
        </button>
        <p role="status" class="hover-card-said">
          {said?.text}
        </p>
        {said?.undo ? (
          <button
            ref={undo}
            type="button"
            class="hover-card-action"
            disabled={busy}
            onClick={say(said.undo.ask, { text: said.undo.done })}
          >
            {t('action.undo')}
          </button>
        ) : (
          !said && (
            <>
              <button
                type="button"
                class="hover-card-action"
                // The same word either way: how large a card is must not tell a page what is snoozed.
                aria-label={card.snoozed ? t('card.snoozed') : undefined}
                title={t(card.snoozed ? 'card.snoozed' : 'card.snoozeWhat')}
                data-on={card.snoozed ? '' : undefined}
                disabled={busy}
                onClick={card.snoozed ? trusted(() => actions.openAbout()) : say(snooze, snoozeDone)}
              >
                {t('card.snooze')}
              </button>
              <button type="button" class="hover-card-action" {...toggling('not')}>
                {t('card.notThis')}
              </button>
              <button type="button" class="hover-card-action hover-card-why" {...toggling('why')}>
                {t('card.why')}
              </button>
            </>
          )
        )}
      </div>
    </footer>
  )
}

function refusal(code: NotThisErrorCode | undefined): string {
  return t(`notThisError.${code ?? 'notSaved'}`)
}
