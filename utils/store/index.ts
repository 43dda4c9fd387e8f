export { alikeParts } from './alike-parts'
export { beginTelling, endTelling, type Showing } from './alerts'
export { articlesVersion, newsArticles, storiesOf, storyRecords } from './articles'
export { commitFeed, forgetFeed, rederiveFeed } from './commit'
export type { CommitContext, CommitSummary, FeedDocument } from './commit'
export { moveOn, nextDocument } from './documents'
export type { Continuation } from './documents'
export { damageIn, rebuildStore, tidySpare } from './damage'
export { openStore, sharedStore } from './database'
export type { Store } from './database'
export { dossierOf, entriesOf, type DossierIds } from './dossier'
export { commitEpss, epssHistory, heldCves } from './epss'
export { keepApart, partedBy } from './keep-apart'
export type { ApartPair } from './kept-apart'
export { marksOf } from './marks'
export { groupNamesakes, nameKeys, principal } from './namesakes'
export {
  advisoriesAbout,
  advisoryById,
  allEntities,
  entityNames,
  changedSince,
  entitiesByIds,
  feedRow,
  feedRows,
  lexiconRow,
  namesVersion,
  newFeedRow,
  publicAdvisoriesAbout,
  putLexicons,
  recentAdvisories,
  storeCounts,
  updateFeedRow,
} from './queries'
export { forgetRenamed, renameAdvisories, type Renamed } from './rename'
export { replaceRecords } from './replace'
export { countOutdated, lastRemoval, removeOutdated } from './retention'
export type { Retention } from './outdated'
export { advisoriesByIds, newestAdvisories, openSearch, refreshSearch, searchOpener, searchVersion } from './search'
export { forgetSeen, isBeyond, keepSeen, lastSeen, nameStanding, newsOf, type News } from './seen'
export { seenWhole } from './seen-whole'
export { extentOf, publicFaceOf } from './standing'
export { heldBeside, unknownNames } from './beside'
export type { Meeting } from './beside'
export { beginRequest, beginTrialRequest, endRequest, lastRequests, MOST_REQUESTS } from './requests'
export type {
  AdvisoryRow,
  ArticleRow,
  DocumentRow,
  EntityNames,
  EntityRow,
  FeedRow,
  LexiconRow,
  RecordName,
  RecordRow,
  RequestReason,
  RequestRow,
} from './rows'
