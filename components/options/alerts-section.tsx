import { useId, useState } from 'preact/hooks'
import { SEVERITY_BANDS } from '../../utils/advisories'
import { t } from '../../utils/i18n'
import type { AlertRules, Settings } from '../../utils/settings'
import { reasonOf, useLoaded } from '../loaded/use-loaded'
import { Notice } from '../notice/notice'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { ToolbarSetting } from './toolbar-setting'
import './alerts-section.css'

const CHOICES = ['exploited', 'epss', 'changed'] as const

/** Whether, of what and when the person is told on the desktop. */
export function AlertsSection({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const [allowed, reload] = useLoaded(() => source.alerts.allowed(), [source])
  const [said, setSaid] = useState('')
  const { alerts: rules, watchlist } = settings
  const change = (changed: Partial<AlertRules>) => save((current) => ({ ...current, alerts: { ...current.alerts, ...changed } }))
  const allow = async () => {
    const granted = await source.alerts.allow().catch(() => false)
    reload()
    return granted
  }
  const switchOn = async (on: boolean) => {
    // Within the click: only then the browser asks.
    if (on && !(await allow())) setSaid(t('alerts.refused'))
    else {
      setSaid('')
      await change({ on })
    }
  }
  const tryOut = () =>
    source.alerts.tryOut().then(
      (shown) => setSaid(t(shown ? 'alerts.tried' : 'alerts.refused')),
      (error: unknown) => setSaid(reasonOf(error)),
    )
  return (
    <OptionsSection id="alerts" title={t('options.alerts')} intro={t('alerts.intro')}>
      <label class="check">
        {/* Drawn by what is kept: the browser may refuse. */}
        <input
          type="checkbox"
          checked={rules.on}
          onChange={(event) => {
            const { checked } = event.currentTarget
            event.currentTarget.checked = rules.on
            void switchOn(checked)
          }}
        />
        {t('alerts.on')}
      </label>
      {rules.on && allowed.state === 'ready' && !allowed.value && (
        <Notice kind="error" text={t('alerts.notAllowed')}>
          <button type="button" class="button" onClick={() => void allow()}>
            {t('feeds.allow')}
          </button>
        </Notice>
      )}
      {rules.on && watchlist.length === 0 && (
        <p class="muted">
          {t('days.watchNothing')} <a href="#watching">{t('days.toWatchList')}</a>
        </p>
      )}
      {rules.on && <Rules rules={rules} change={change} />}
      <p class="alerts-row">
        {rules.on && (
          <button type="button" class="button" onClick={() => void tryOut()}>
            {t('alerts.tryOut')}
          </button>
        )}
        <a href="/sidepanel.html#/days">{t('alerts.days')}</a>
        <span role="status" class="muted">
          {said}
        </span>
      </p>
      <ToolbarSetting
        counts={settings.toolbarCount}
        onChange={(toolbarCount) => void save((current) => ({ ...current, toolbarCount }))}
      />
      <SaveFailure failure={failure} />
    </OptionsSection>
  )
}

function Rules({ rules, change }: { rules: AlertRules; change: (changed: Partial<AlertRules>) => Promise<boolean> }) {
  const id = useId()
  return (
    <>
      <fieldset class="alerts-rules">
        <legend>{t('alerts.what')}</legend>
        <label class="labelled">
          {t('alerts.severity')}
          <select
            class="field"
            value={rules.severity}
            onChange={({ currentTarget: { value } }) => {
              const severity = SEVERITY_BANDS.find((band) => band === value)
              if (severity) void change({ severity })
            }}
          >
            {SEVERITY_BANDS.toReversed().map((band) => (
              <option key={band} value={band}>
                {band === 'critical'
                  ? t('severity.critical')
                  : band === 'none'
                    ? t('alerts.any')
                    : t('alerts.atLeast', [t(`severity.${band}`)])}
              </option>
            ))}
          </select>
        </label>
        {CHOICES.map((choice) => (
          <label key={choice} class="check">
            <input
              type="checkbox"
              checked={rules[choice]}
              onChange={({ currentTarget: { checked } }) => void change({ [choice]: checked })}
            />
            {t(`alerts.${choice}`)}
          </label>
        ))}
      </fieldset>
      <fieldset class="alerts-rules" aria-describedby={`${id}-quiet`}>
        <legend>{t('alerts.quiet')}</legend>
        <div class="alerts-row">
          {(['quietFrom', 'quietTo'] as const).map((end) => (
            <label key={end} class="labelled">
              {t(`alerts.${end}`)}
              <input
                class="field"
                type="time"
                value={rules[end]}
                onChange={({ currentTarget: { value } }) => void change({ [end]: value })}
              />
            </label>
          ))}
        </div>
        <p id={`${id}-quiet`} class="muted">
          {t('alerts.quietWhat')}
        </p>
      </fieldset>
    </>
  )
}
