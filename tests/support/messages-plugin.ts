import { fileURLToPath } from 'node:url'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import type { Plugin } from 'vite'

const ID = 'virtual:messages'

/** The module `virtual:messages`: locales/en.yml as the `messages.json` that the built extension carries. */
export function messages(): Plugin {
  const file = fileURLToPath(new URL('../../locales/en.yml', import.meta.url))
  return {
    name: 'messages',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined
      this.addWatchFile(file)
      return `export default ${JSON.stringify(generateChromeMessages(await parseMessagesFile(file)))}`
    },
  }
}
