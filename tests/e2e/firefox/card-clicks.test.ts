import { cardClicks } from '../card-clicks'
import { DRIVERS } from '../../support/driver'

cardClicks(DRIVERS.firefox, { looksThrough: ['same'], isToldOfCovers: false })
