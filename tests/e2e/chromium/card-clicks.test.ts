import { cardClicks } from '../card-clicks'
import { DRIVERS } from '../../support/driver'

cardClicks(DRIVERS.chromium, { looksThrough: ['same', 'cross'], isToldOfCovers: true })
