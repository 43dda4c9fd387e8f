import { render } from 'preact'
import { showPage } from '../../components/page-base/show-page'
import { liveReviewSource } from '../../components/vendor-review/live-source'
import { Review } from '../../components/vendor-review/review'
import { t } from '../../utils/i18n'

const source = liveReviewSource()
showPage((root) => render(<Review source={source} />, root), t('review.title'))
