import { DRIVERS } from '../../support/driver'
import { listsAndSearch } from '../lists-and-search'

listsAndSearch(DRIVERS.chromium)
