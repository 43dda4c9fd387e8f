export { commitFeed, forgetFeed, rederiveFeed } from './commit'
export type { CommitContext, CommitSummary, FeedDocument } from './commit'
export { openStore, sharedStore } from './database'
export type { Store } from './database'
export { groupNamesakes, nameKeys, principal } from './namesakes'
export {
  advisoriesAbout,
  advisoryById,
  allEntities,
  entitiesByIds,
  feedRows,
  lexiconRow,
  marksOf,
  namesVersion,
  newFeedRow,
  publicAdvisoriesAbout,
  putLexicons,
  recentAdvisories,
  searchAdvisories,
  storeCounts,
  updateFeedRow,
} from './queries'
export { publicFaceOf } from './standing'
export type { AdvisoryRow, EntityRow, FeedRow, LexiconRow, RecordRow } from './rows'
