import { BARE, DRIVERS } from '../../support/driver'
import { pageLearnsNothing } from '../page-learns-nothing'

pageLearnsNothing(DRIVERS.firefox, BARE.firefox)
