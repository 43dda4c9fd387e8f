import { render } from 'preact'
import { showPage } from '../../components/page-base/show-page'
import { PanelApp } from '../../components/side-panel/panel-app'
import { t } from '../../utils/i18n'

showPage((root) => render(<PanelApp />, root), t('panel.title'))
