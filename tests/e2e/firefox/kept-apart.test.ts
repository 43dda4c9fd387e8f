import { DRIVERS } from '../../support/driver'
import { keptApart } from '../kept-apart'

keptApart(DRIVERS.firefox)
