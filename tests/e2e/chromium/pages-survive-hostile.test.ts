import { DRIVERS } from '../../support/driver'
import { hostile } from '../pages-survive/hostile'

hostile(DRIVERS.chromium)
