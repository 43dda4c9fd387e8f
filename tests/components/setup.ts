import { cleanup } from '@testing-library/preact'
import { afterEach } from 'vitest'
import { browser } from '../support/browser-fakes'
import { getMessage, speak } from '../support/fake-i18n'

// Before any module under test reads it: @wxt-dev/i18n takes the API from the global scope when it is first imported.
Object.assign(globalThis, { browser: { ...browser, i18n: { getMessage } } })

afterEach(() => {
  cleanup()
  speak('en_GB')
})
