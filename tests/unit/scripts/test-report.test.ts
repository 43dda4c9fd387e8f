import { describe, expect, test } from 'vitest'
import { countTests, failures } from '../../../scripts/test-report.mjs'

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

describe('failures', () => {
  const failed = (fullName: string, ...failureMessages: string[]) => ({ status: 'failed', fullName, failureMessages })

  test('names each test that failed, with the first lines of why and no stack', () => {
    const message = 'AssertionError: expected 1 to be 2\n\n- 2\n+ 1\n    at run (file.ts:1:1)'
    const given = report(1, 1, 0, { status: 'failed', assertionResults: [{ status: 'passed' }, failed('a cat purrs', message)] })
    const named = { ...given, testResults: given.testResults.map((each) => ({ ...each, name: 'cat.test.ts' })) }
    expect(failures(named, false)).toEqual(['cat.test.ts > a cat purrs\n  AssertionError: expected 1 to be 2\n  - 2\n  + 1'])
  })

  test('names a file that could not be loaded', () => {
    const testResults = [{ ...file('failed'), name: 'dog.test.ts', message: 'SyntaxError: no' }, file('passed', 'passed')]
    expect(failures({ ...report(1, 0, 0), testResults }, false)).toEqual(['dog.test.ts\n  SyntaxError: no'])
  })

  test('says so where there is no report or no test that failed, and nothing where all passed', () => {
    const given = report(1, 0, 0, file('passed', 'passed'))
    expect(failures(null, false)).toEqual(['ended without a report'])
    expect(failures(given, false)).toEqual(['failed outside of its tests'])
    expect(failures(given, true)).toEqual([])
  })
})
