import { render } from 'preact'
import { showPage } from '../../components/page-base/show-page'
import { liveWelcomeSource } from '../../components/welcome/live-source'
import { Welcome } from '../../components/welcome/welcome'
import { t } from '../../utils/i18n'

const source = liveWelcomeSource()
showPage((root) => render(<Welcome source={source} />, root), t('welcome.title'))
