import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, which are begun first: one begun last would be waited for alone. */
const LONGEST = ['page-learns-nothing', 'card-clicks', 'browser-killed', 'worker-death', 'journeys', 'frames']

/** Otherwise as vitest has it: larger files first, since a fresh clone knows nothing of earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.includes(`/${name}.test.`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
