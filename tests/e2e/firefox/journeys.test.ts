import { journeys } from '../journeys'
import { DRIVERS } from '../../support/driver'

journeys(DRIVERS.firefox)
