import { useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { type Loaded, reasonOf, useLoaded } from '../loaded/use-loaded'
import { Notice } from '../notice/notice'
import { Sign } from '../sign/sign'
import type { PopupSource, Site } from './popup-source'

/** The name, the site, and whether Caveat draws on it. */
export function PopupHeader({ source, site }: { source: PopupSource; site: Loaded<Site> }) {
  const host = site.state === 'ready' && site.value.kind === 'page' ? site.value.host : ''
  return (
    <header class="popup-header">
      <Sign />
      <h1>{t('extension.name')}</h1>
      {host && <SiteSwitch source={source} host={host} />}
    </header>
  )
}

function SiteSwitch({ source, host }: { source: PopupSource; host: string }) {
  const [state, reload] = useLoaded(() => source.siteState(host), [source, host])
  const [failure, setFailure] = useState('')
  if (state.state !== 'ready') return null
  if (state.value === 'everywhereQuiet') {
    return (
      <button type="button" class="button button-quiet popup-site" onClick={() => source.openOptions('sites')}>
        {t('popup.quietEverywhere')}
      </button>
    )
  }
  const on = state.value === 'on'
  const change = () => source.setQuiet(host, on).then(reload, (error: unknown) => setFailure(reasonOf(error)))
  return (
    <>
      <button
        type="button"
        role="switch"
        class="popup-site switch"
        aria-checked={on}
        aria-label={t('popup.marksOn', [host])}
        title={t('popup.marksOn', [host])}
        onClick={() => void change()}
      >
        <span class="popup-host">{host}</span>
        <span class="switch-track" />
        <span class="switch-word">{on ? t('popup.on') : t('popup.quiet')}</span>
      </button>
      {failure && <Notice kind="error" text={t('state.notSaved')} detail={failure} />}
    </>
  )
}
