import { whatIsNew } from '../what-is-new'
import { DRIVERS } from '../../support/driver'

whatIsNew(DRIVERS.firefox)
