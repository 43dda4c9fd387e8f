import { pageLearnsNothing } from '../page-learns-nothing'

pageLearnsNothing('chromium')
