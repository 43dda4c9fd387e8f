import { describe, expect, test } from 'vitest'
import { countTests } from '../../../scripts/test-count.mjs'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) })
const report = (passed: number, failed: number, skipped: number, ...testResults: ReturnType<typeof file>[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  testResults,
})

describe('countTests', () => {
  test('takes what the report says', () => {
    const given = report(2, 1, 1, file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed'))
    expect(countTests(given, false)).toEqual({ passed: 2, failed: 1, skipped: 1 })
  })

  test('counts a file that could not be loaded as one that failed', () => {
    expect(countTests(report(1, 0, 0, file('passed', 'passed'), file('failed')), false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })

  test('counts a run that failed for another reason as one that failed', () => {
    expect(countTests(report(3, 0, 0, file('passed', 'passed', 'passed', 'passed')), false)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
    })
  })

  test('counts a run without a report as one that failed', () => {
    expect(countTests(null, true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
