import { BARE, DRIVERS } from '../../support/driver'
import { pageLearnsNothing } from '../page-learns-nothing'

pageLearnsNothing(DRIVERS.chromium, BARE.chromium)
