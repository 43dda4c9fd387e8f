import { doubtingAMark } from '../doubting-a-mark'
import { DRIVERS } from '../../support/driver'

doubtingAMark(DRIVERS.firefox)
