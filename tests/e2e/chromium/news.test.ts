import { DRIVERS } from '../../support/driver'
import { news } from '../news'

news(DRIVERS.chromium)
