import { KEEPING } from '../../support/driver'
import { comingBack } from '../pages-survive/coming-back'

comingBack(KEEPING.chromium)
