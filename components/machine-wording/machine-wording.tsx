import { useState } from 'preact/hooks'
import type { Advisory } from '../../utils/advisories'
import { formatList, t } from '../../utils/i18n'
import { Paragraphs, Section } from '../advisory-detail/section'
import { reasonOf, useLoaded, useWhileShown, type Loaded } from '../loaded/use-loaded'
import { Loading, Notice } from '../notice/notice'
import type { Wording, WordingSource } from './wording-source'
import './machine-wording.css'

/** Of what no source has, this much is quoted. */
const QUOTED = 3

/** A story in the words of the browser's model, labelled so; nothing where that is not wanted. */
export function MachineWording({ source, advisory }: { source: WordingSource; advisory: Advisory }) {
  const [wanted] = useLoaded(() => source.isWanted(advisory), [source, saidIn(advisory)])
  return wanted.state === 'ready' && wanted.value ? <Worded source={source} advisory={advisory} /> : null
}

/** All of an advisory that a wording hangs on: the model is not asked again where it is merely read anew. */
function saidIn({ language, title, keyPoints, analysis, articles, machineWritten }: Advisory): string {
  return JSON.stringify([language, title, keyPoints, analysis, articles, machineWritten])
}

function Worded({ source, advisory }: { source: WordingSource; advisory: Advisory }) {
  const [wording, setWording] = useState<Loaded<Wording>>({ state: 'loading' })
  useWhileShown(
    (signal) => {
      setWording({ state: 'loading' })
      source.word(advisory, signal).then(
        (value) => signal.aborted || setWording({ state: 'ready', value }),
        (error: unknown) => signal.aborted || setWording({ state: 'failed', detail: reasonOf(error) }),
      )
    },
    [source, saidIn(advisory)],
  )
  if (wording.state === 'loading') return <Loading text={t('wording.pending')} />
  if (wording.state === 'failed') return <Notice text={t('wording.failed')} detail={wording.detail} />
  if (wording.value.state === 'refused') {
    const quoted = wording.value.unbacked.slice(0, QUOTED).map((term) => t('wording.quoted', [term]))
    return <p class="wording-aside muted">{t('wording.refused', [formatList(quoted)])}</p>
  }
  return (
    <Section title={t('wording.heading')} label={t('wording.label')}>
      <Paragraphs text={wording.value.text} lang="en" />
      <p class="wording-aside muted">{t('wording.how')}</p>
    </Section>
  )
}
