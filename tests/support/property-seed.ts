import { configureGlobal } from 'fast-check'

/** Property tests try the same cases in every run, so that a change is judged by what it changed. Another number tries others. */
configureGlobal({ seed: 20_261_124 })
