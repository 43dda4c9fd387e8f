import { render } from 'preact'
import { liveOptionsSource } from '../../components/options/live-source'
import { Options } from '../../components/options/options'
import { showPage } from '../../components/page-base/show-page'
import { t } from '../../utils/i18n'

const source = liveOptionsSource()
showPage((root) => render(<Options source={source} />, root), t('options.title'))
