import { textDirection, textLanguage } from '../../utils/i18n'

/** Draws one of the extension's pages into its root element, with the language and direction that its texts have. */
export function showPage(draw: (root: HTMLElement) => void, title?: string): void {
  document.documentElement.lang = textLanguage()
  document.documentElement.dir = textDirection()
  if (title) document.title = title
  const root = document.getElementById('root')
  if (root) draw(root)
}
