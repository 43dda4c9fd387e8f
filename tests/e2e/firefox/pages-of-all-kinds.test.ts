import { DRIVERS } from '../../support/driver'
import { pagesOfAllKinds } from '../pages-of-all-kinds'

pagesOfAllKinds(DRIVERS.firefox)
