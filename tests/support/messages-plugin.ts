import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import type { Plugin } from 'vite'

const ID = 'virtual:messages'

const FOLDER = fileURLToPath(new URL('../../locales/', import.meta.url))

/** The module `virtual:messages`: each file of locales/ as the `messages.json` that the built extension carries, by its language. */
export function messages(): Plugin {
  return {
    name: 'messages',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined
      const languages = await Promise.all(
        readdirSync(FOLDER).map(async (name) => {
          this.addWatchFile(FOLDER + name)
          return [name.replace('.yml', ''), generateChromeMessages(await parseMessagesFile(FOLDER + name))]
        }),
      )
      return `export default ${JSON.stringify(Object.fromEntries(languages))}`
    },
  }
}
