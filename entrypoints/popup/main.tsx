import { render } from 'preact'
import { livePopupSource } from '../../components/popup/live-source'
import { showPage } from '../../components/page-base/show-page'
import { Popup } from '../../components/popup/popup'

showPage((root) => render(<Popup source={livePopupSource()} />, root))
