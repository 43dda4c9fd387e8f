import { pageLearnsNothing } from '../page-learns-nothing'

pageLearnsNothing('firefox')
