import { useEffect } from 'preact/hooks'
import { SEVERITY_BANDS } from '../../utils/advisories'
import { formatList, t } from '../../utils/i18n'
import { useLoaded } from '../loaded/use-loaded'
import { SeverityBadge } from '../severity-badge/severity-badge'
import { Sign } from '../sign/sign'
import { Example } from './example'
import type { WelcomeSource } from './welcome-source'
import './welcome.css'

/** What Caveat does, in one page: an example to try, what can be set, and what stays with the person. */
export function Welcome({ source }: { source: WelcomeSource }) {
  useEffect(() => {
    // Not kept: then the popup offers it once more.
    source.keepShown().catch(() => undefined)
  }, [source])
  return (
    <div class="welcome">
      <header class="welcome-header">
        <Sign size={40} />
        <h1>{t('welcome.heading')}</h1>
        <p class="muted">{t('welcome.intro')}</p>
      </header>
      <main>
        <section aria-labelledby="try">
          <h2 id="try">{t('welcome.try')}</h2>
          <p>{t('welcome.tryHow')}</p>
          <Example source={source} />
          <Signs />
          <Ways source={source} />
        </section>
        <section aria-labelledby="yours">
          <h2 id="yours">{t('welcome.yours')}</h2>
          <ul role="list" class="welcome-choices">
            {(['watching', 'feeds', 'sites'] as const).map((section) => (
              <li key={section}>
                <p>{t(`welcome.${section}`)}</p>
                <a class="button" href={source.optionsHref(section)} target="_blank">
                  {t(`welcome.${section}Open`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <Privacy source={source} />
      </main>
      <footer class="welcome-footer">
        <button type="button" class="button button-primary" onClick={() => void source.close()}>
          {t('welcome.done')}
        </button>
      </footer>
    </div>
  )
}

/** What the signs mean, each in its word, shape and colour. */
function Signs() {
  return (
    <ul role="list" class="welcome-signs" aria-label={t('welcome.signs')}>
      {SEVERITY_BANDS.toReversed().map((band) => (
        <li key={band}>
          <SeverityBadge severity={{ band, score: null }} />
        </li>
      ))}
    </ul>
  )
}

function Ways({ source }: { source: WelcomeSource }) {
  const [keys] = useLoaded(() => source.nextKeys(), [source])
  return (
    <ul class="welcome-points">
      <li>{t('welcome.toolbar')}</li>
      {keys.state === 'ready' && keys.value !== '' && (
        <li>
          {t('welcome.keys')} <kbd>{keys.value}</kbd>
        </li>
      )}
      <li>{t('welcome.notThis')}</li>
    </ul>
  )
}

function Privacy({ source }: { source: WelcomeSource }) {
  const [hosts] = useLoaded(() => source.feedHosts(), [source])
  const asked = hosts.state === 'ready' ? hosts.value : []
  return (
    <section aria-labelledby="private">
      <h2 id="private">{t('welcome.private')}</h2>
      <ul class="welcome-points">
        <li>{t('welcome.reading')}</li>
        <li>{asked.length > 0 ? t('welcome.requests', [formatList(asked)]) : t('welcome.noRequests')}</li>
        <li>{t('welcome.noAccount')}</li>
        <li>{t('welcome.access')}</li>
      </ul>
      <p>
        <a href={source.optionsHref('about')} target="_blank">
          {t('welcome.requestsOpen')}
        </a>
      </p>
    </section>
  )
}
