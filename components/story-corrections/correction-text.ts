import { t } from '../../utils/i18n'
import type { StoryCorrection } from '../../utils/settings/corrections'

/** A correction in a sentence. */
export function correctionText({ verdict, name, story }: StoryCorrection): string {
  return t(`stories.${verdict}`, [name, story])
}
