/** One news article of a feed, for utils/digest to make advisories of. */
export interface Article {
  /** Unique within its feed. */
  id: string
  title: string
  /** An https link, empty where the feed has none. */
  url: string
  publisher: string
  /** ISO 8601, empty where the feed states no date. */
  published: string
  /** Plain text without markup; at most as long as an advisory's summary may be. */
  text: string
  /** BCP 47 tag, where stated. */
  language?: string
}
