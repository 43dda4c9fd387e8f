import { useId, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { setQuiet, type Settings } from '../../utils/settings/settings'
import { FieldProblem } from '../field-problem/field-problem'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'

const EVERYWHERE = '*'

/** Where nothing is drawn. */
export function SitesSection({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const id = useId()
  const [save, failure] = useSave(source)
  const [problem, setProblem] = useState('')
  const everywhere = settings.quietSites.includes(EVERYWHERE)
  const hosts = settings.quietSites.filter((host) => host !== EVERYWHERE)
  const keep = (host: string, quiet: boolean) => save((current) => setQuiet(current, host, quiet))
  const add = async (form: HTMLFormElement) => {
    const host = hostOf(String(new FormData(form).get('host') ?? ''))
    if (host === undefined) return setProblem(t('sites.notAHost'))
    setProblem('')
    if (await keep(host, true)) form.reset()
  }
  return (
    <OptionsSection id="sites" title={t('options.sites')} intro={t('sites.intro')}>
      <label class="check">
        <input type="checkbox" checked={everywhere} onChange={(event) => void keep(EVERYWHERE, event.currentTarget.checked)} />
        {t('sites.everywhere')}
      </label>
      {hosts.length > 0 && (
        <ul class="options-list" role="list" aria-label={t('sites.list')}>
          {hosts.map((host) => (
            <li key={host} class="options-row">
              <p>{host}</p>
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('sites.removeOf', [host])}
                onClick={() => void keep(host, false)}
              >
                {t('action.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SaveFailure failure={failure} />
      <form
        class="options-form"
        noValidate
        aria-label={t('sites.add')}
        onSubmit={(event) => {
          event.preventDefault()
          void add(event.currentTarget)
        }}
      >
        <div class="field-group">
          <label class="labelled">
            {t('sites.host')}
            <input
              class="field"
              name="host"
              autocomplete="off"
              spellcheck={false}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? `${id}-problem` : undefined}
            />
          </label>
          <FieldProblem id={`${id}-problem`} text={problem} />
        </div>
        <div class="options-actions wide">
          <button type="submit" class="button">
            {t('sites.add')}
          </button>
        </div>
      </form>
    </OptionsSection>
  )
}

/** The host that somebody means who types a host name or pastes an address. */
function hostOf(text: string): string | undefined {
  const typed = text.trim()
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`
  if (typed === '' || !URL.canParse(address)) return undefined
  return new URL(address).hostname || undefined
}
