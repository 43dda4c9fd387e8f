import { BARE } from '../../support/bare-browser'
import { DRIVERS } from '../../support/driver'
import { editors } from '../pages-survive/editors'

editors(DRIVERS.chromium, BARE.chromium)
