// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @typedef {object} Report What is used here of vitest's JSON report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} [numTodoTests]
 * @property {{ status: string, name?: string, message?: string, assertionResults: TestResult[] }[]} testResults One a file; `name` is its path
 */

/** @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} TestResult */

/**
 * Tests of one vitest run. What failed outside of a test counts as a failed one: a file that could not be loaded, an error that
 * nobody caught, a run that ended without a report.
 *
 * @param {Report | null} report
 * @param {boolean} ok Whether vitest ended with 0
 * @returns {Count}
 */
export function countTests(report, ok) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** Lines of a message that say what went wrong; its stack is in the output of the suite. */
const TOLD = 6

/**
 * What failed, for the end of a long output: a line for each test or file, and the first lines of why.
 *
 * @param {Report | null} report
 * @param {boolean} ok Whether vitest ended with 0
 * @returns {string[]}
 */
export function failures(report, ok) {
  if (report === null) return ['ended without a report']
  const failed = report.testResults.flatMap(({ status, name = '', message = '', assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed')
    if (tests.length === 0) return status === 'failed' ? [told(name, message)] : []
    return tests.map(({ fullName = '', failureMessages = [] }) => told(`${name} > ${fullName}`, failureMessages.join('\n')))
  })
  return failed.length === 0 && !ok ? ['failed outside of its tests'] : failed
}

/**
 * @param {string} what
 * @param {string} why
 */
function told(what, why) {
  const lines = why.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  return [what, ...lines.slice(0, TOLD).map((line) => `  ${line}`)].join('\n')
}
