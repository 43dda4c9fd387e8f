import { BARE } from '../../support/bare-browser'
import { DRIVERS } from '../../support/driver'
import { frameworks } from '../pages-survive/frameworks'

frameworks(DRIVERS.chromium, BARE.chromium)
