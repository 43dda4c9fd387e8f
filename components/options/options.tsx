import { useEffect, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import type { Settings } from '../../utils/settings'
import { useLoaded, useWhileShown } from '../loaded/use-loaded'
import { Loading, Notice } from '../notice/notice'
import { Sign } from '../sign/sign'
import { AboutSection } from './about-section'
import { AlertsSection } from './alerts-section'
import { FeedsSection } from './feeds-section'
import { FindOptions } from './find-options'
import { KeysSection } from './keys-section'
import { NamesSection } from './names-section'
import type { OptionsSource } from './options-source'
import { ReadingSection } from './reading-section'
import { SitesSection } from './sites-section'
import { TransferSection } from './transfer-section'
import { WatchSection } from './watch-section'
import './options.css'

const SECTIONS = ['feeds', 'watching', 'alerts', 'names', 'sites', 'reading', 'keys', 'transfer', 'about'] as const

/** The options page: everything a person can set, in sections that can be linked (`options.html#feeds`). */
export function Options({ source }: { source: OptionsSource }) {
  const [loaded] = useLoaded(() => source.settings(), [source])
  const [changed, setChanged] = useState<Settings>()
  useWhileShown((signal) => source.watchSettings(setChanged, signal), [source])
  const [synced, setSynced] = useState(0)
  const [found, setFound] = useState<readonly string[]>()
  const onSynced = () => setSynced((times) => times + 1)
  const settings = changed ?? (loaded.state === 'ready' ? loaded.value : undefined)
  useEffect(() => {
    // The sections are not there yet when the browser looks for the address's target.
    if (settings) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [settings !== undefined])
  return (
    <div class="options">
      <header class="options-header">
        <Sign size={28} />
        <h1>{t('options.heading')}</h1>
        <nav class="options-pages" aria-label={t('options.pages')}>
          <a href="/review.html">{t('review.heading')}</a>
          <a href="/welcome.html">{t('options.welcome')}</a>
        </nav>
      </header>
      <nav class="options-nav" aria-label={t('options.sections')}>
        {settings && <FindOptions onFound={setFound} />}
        <ul role="list">
          {SECTIONS.filter((section) => !found || found.includes(section)).map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{t(`options.${section}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options-main">
        {loaded.state === 'failed' && <Notice kind="error" text={t('options.unreadable')} detail={loaded.detail} />}
        {loaded.state === 'loading' && <Loading text={t('state.loading')} />}
        {settings && (
          <>
            <FeedsSection source={source} settings={settings} synced={synced} onSynced={onSynced} />
            <WatchSection source={source} settings={settings} />
            <AlertsSection source={source} settings={settings} />
            <NamesSection source={source} settings={settings} />
            <SitesSection source={source} settings={settings} />
            <ReadingSection source={source} settings={settings} />
            <KeysSection source={source} />
            <TransferSection source={source} settings={settings} onSynced={onSynced} />
            <AboutSection source={source} settings={settings} synced={synced} />
          </>
        )}
      </main>
    </div>
  )
}
