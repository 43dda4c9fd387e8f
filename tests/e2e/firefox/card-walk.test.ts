import { cardWalk } from '../card-walk'
import { DRIVERS } from '../../support/driver'

cardWalk(DRIVERS.firefox)
