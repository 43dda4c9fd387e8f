import { browser } from './browser'

/** A file that comes with the extension, by its path from the root. No request: browsers read it from the package. */
export async function bundled(path: `/${string}`): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(browser.runtime.getURL(path))).arrayBuffer())
}

/** One that holds JSON. */
export async function bundledJson(path: `/${string}`): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await bundled(path)))
}
