import { BARE } from '../../support/bare-browser'
import { DRIVERS } from '../../support/driver'
import { selection } from '../pages-survive/selection'

selection(DRIVERS.firefox, BARE.firefox)
