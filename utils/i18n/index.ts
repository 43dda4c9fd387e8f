export {
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatList,
  formatMonths,
  formatPast,
  formatPercent,
  formatScore,
  formatUpcoming,
  languageName,
} from './format'
export type { DateStyle } from './format'
export { t, textDirection, textLanguage } from './translate'
