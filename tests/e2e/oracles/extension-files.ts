import type { Oracle } from './oracle'

/** Whether any file of the extension can be loaded: each fetched, and the first script, style sheet and picture by their elements. */
export const extensionFiles: Oracle = {
  name: 'extension-files',
  observe: (page) => () => {
    const loads = (element: HTMLImageElement | HTMLScriptElement | HTMLLinkElement, address: string) =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        if (element instanceof HTMLLinkElement) element.href = address
        else element.src = address
        if (!(element instanceof HTMLImageElement)) document.documentElement.append(element)
      })
    const elementFor = (file: string) => {
      if (file.endsWith('.js')) return document.createElement('script')
      if (file.endsWith('.css')) return Object.assign(document.createElement('link'), { rel: 'stylesheet' })
      return file.endsWith('.png') ? new Image() : undefined
    }
    const firsts = ['.js', '.css', '.png'].map((kind) => page.files.find((file) => file.endsWith(kind)))
    return Promise.all(
      page.files.map(async (file) => {
        const fetched = await fetch(file).then(
          ({ status }) => status,
          ({ name }: Error) => name,
        )
        const element = firsts.includes(file) ? elementFor(file) : undefined
        // A policy that asks for trusted types throws where a script is told its address.
        const loaded = element && (await loads(element, file).catch(({ name }: Error) => name))
        return [file.split('/').at(-1), fetched, loaded]
      }),
    )
  },
  leak: { manifest: { web_accessible_resources: [{ resources: ['icon/*'], matches: ['<all_urls>'] }] } },
}
