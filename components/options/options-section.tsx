import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { Settings } from '../../utils/settings'
import { reasonOf } from '../loaded/use-loaded'
import { Notice } from '../notice/notice'
import type { OptionsSource, SettingsFault } from './options-source'

/** One headed part of the page, with a sentence that says what it is about. */
export function OptionsSection({
  id,
  title,
  intro,
  children,
}: {
  id: string
  title: string
  intro?: string
  children: ComponentChildren
}) {
  return (
    <section class="options-section" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {intro && <p class="options-intro">{intro}</p>}
      {children}
    </section>
  )
}

/** Changes the settings and keeps what stood in the way, to be shown. Resolves to whether they were changed. */
export function useSave(
  source: OptionsSource,
): [save: (change: (settings: Settings) => Settings) => Promise<boolean>, failure: { text: string; detail: string } | null] {
  const [failure, setFailure] = useState<{ text: string; detail: string } | null>(null)
  const save = async (change: (settings: Settings) => Settings) => {
    try {
      const result = await source.update(change)
      setFailure(result.ok ? null : { text: t('state.notSaved'), detail: result.error.detail })
      return result.ok
    } catch (error) {
      setFailure({ text: t('state.notSaved'), detail: reasonOf(error) })
      return false
    }
  }
  return [save, failure]
}

/** What stood in the way of a change, where something did. */
export function SaveFailure({ failure }: { failure: { text: string; detail: string } | null }) {
  return failure && <Notice kind="error" text={failure.text} detail={failure.detail} />
}

/** Why a file is no settings of Caveat's, in a sentence. */
export function settingsFaultText(fault: SettingsFault): string {
  return t(`settingsError.${fault.code}`)
}
