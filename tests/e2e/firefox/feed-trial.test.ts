import { DRIVERS } from '../../support/driver'
import { feedTrial } from '../feed-trial'

feedTrial(DRIVERS.firefox)
