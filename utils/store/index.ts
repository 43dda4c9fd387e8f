export { commitFeed, forgetFeed, rederiveFeed } from './commit'
export type { CommitContext, CommitSummary, FeedDocument } from './commit'
export { openStore, sharedStore } from './database'
export type { Store } from './database'
export { marksOf } from './marks'
export { groupNamesakes, nameKeys, principal } from './namesakes'
export {
  advisoriesAbout,
  advisoryById,
  allEntities,
  entitiesByIds,
  feedRows,
  lexiconRow,
  namesVersion,
  newFeedRow,
  publicAdvisoriesAbout,
  putLexicons,
  recentAdvisories,
  searchAdvisories,
  storeCounts,
  updateFeedRow,
} from './queries'
export { forgetSeen, isBeyond, keepSeen, lastSeen, nameStanding, newsOf, type News } from './seen'
export { extentOf, publicFaceOf } from './standing'
export type { AdvisoryRow, EntityRow, FeedRow, LexiconRow, RecordRow } from './rows'
