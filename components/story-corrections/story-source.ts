import type { CorrectionAnswer, CorrectionRequest } from '../../utils/messaging/protocol'
import type { StoryCorrection } from '../../utils/settings'

/** What news tells of an advisory. */
export interface Story {
  /** The addresses of the articles that it was put together from, the earliest first. */
  articles: string[]
  identifiers: string[]
  /** What the person said about any of the articles, the last said first. */
  corrections: StoryCorrection[]
}

/** Another story, or an article that is in none, which may belong to one. */
export interface StoryCandidate {
  title: string
  /** BCP 47; empty where unknown. */
  language: string
  /** The addresses of its articles. */
  articles: string[]
  publishers: string[]
  /** ISO 8601; empty where unknown. */
  published: string
}

/** What is read and done to correct stories. Anything may reject with the reason. */
export interface StorySource {
  /** What news tells of an advisory, by its key; null where no news does. */
  story(id: string): Promise<Story | null>
  /** Other stories and articles, those most like the advisory first. */
  candidates(id: string): Promise<StoryCandidate[]>
  /** Keeps a correction or takes it back; answers when the stories are made anew. */
  correct(request: CorrectionRequest): Promise<CorrectionAnswer>
}
