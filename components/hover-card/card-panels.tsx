import { t } from '../../utils/i18n'
import type { Card, NotThisChoice } from '../../utils/messaging/protocol'
import type { CardActions } from '../../utils/page/card-actions'
import type { WhyMarked } from '../../utils/page/drawing'
import { contextText, sureText, whyText } from '../names/cues'
import { trusted } from './trusted'

/** Why a name is marked, how sure that is, and the version that stands beside it. */
export function WhyPanel({ card, why }: { card: Card; why: WhyMarked }) {
  return (
    <>
      <p>
        {whyText(why.cue, card)} {sureText(why.confidence)}
      </p>
      {why.version && <p>{t('card.version', [why.version])}</p>}
    </>
  )
}

/** What "not this" can mean of a mention, from the least to the most, and that the whole site can be quiet. */
export function NotThisPanel({
  name,
  busy,
  actions,
  choose,
}: {
  name: string
  busy: boolean
  actions: CardActions
  choose: (choice: NotThisChoice) => (event: MouseEvent) => void
}) {
  return (
    <>
      {actions.choices.map((choice) => (
        <Choice key={choice.scope} {...wordsOf(choice, name)} busy={busy} onClick={choose(choice)} />
      ))}
      {actions.site && (
        <Choice
          text={t('card.quiet', [actions.site])}
          what={t('card.quietWhat')}
          busy={busy}
          onClick={trusted(() => actions.openAbout('quiet'))}
        />
      )}
    </>
  )
}

function Choice({
  text,
  what,
  busy,
  onClick,
}: {
  text: string
  what: string
  busy: boolean
  onClick: (event: MouseEvent) => void
}) {
  return (
    <button type="button" class="hover-card-choice" disabled={busy} onClick={onClick}>
      <span class="hover-card-choice-name">{text}</span>
      <span class="hover-card-choice-what">{what}</span>
    </button>
  )
}

function wordsOf(choice: NotThisChoice, name: string): { text: string; what: string } {
  switch (choice.scope) {
    case 'here':
      return { text: t('notThis.here'), what: t('notThis.hereWhat') }
    case 'context':
      return { text: t('notThis.context', [name]), what: contextText(choice.cue) }
    case 'always':
      return { text: t('notThis.always', [name]), what: t('notThis.alwaysWhat') }
  }
}
