import { DRIVERS } from '../../support/driver'
import { frames } from '../frames'

frames(DRIVERS.firefox)
