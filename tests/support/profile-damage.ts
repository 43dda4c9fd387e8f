import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Damage to the files of an extension's databases in a Chromium profile, while no browser runs with it. They are LevelDB's
 * (https://github.com/google/leveldb/blob/main/doc/impl.md): a log of the latest changes, sorted tables (.ldb), a MANIFEST that lists the
 * tables, and CURRENT, which names the MANIFEST.
 */

/** By what is done to the files of a folder. */
export const FILE_DAMAGES: Record<string, (folder: string) => void> = {
  'bytes of every table flipped': (folder) => {
    for (const file of filesIn(folder, /\.ldb$/)) {
      const bytes = readFileSync(file)
      for (let at = 100; at < bytes.length; at += 997) bytes.writeUInt8((bytes[at] ?? 0) ^ 0xff, at)
      writeFileSync(file, bytes)
    }
  },
  'a MANIFEST of garbage': (folder) => {
    for (const file of filesIn(folder, /^MANIFEST/)) writeFileSync(file, Buffer.alloc(4_096, 0xa5))
  },
  'a log of garbage': (folder) => {
    for (const file of filesIn(folder, /^\d+\.log$/)) writeFileSync(file, Buffer.alloc(readFileSync(file).length, 0xa5))
  },
  'half of the log cut off': (folder) => {
    for (const file of filesIn(folder, /^\d+\.log$/)) truncateSync(file, Math.floor(readFileSync(file).length / 2))
  },
  'every other table gone': (folder) => {
    for (const [index, file] of filesIn(folder, /\.ldb$/).entries()) if (index % 2 === 0) rmSync(file)
  },
  'CURRENT gone': (folder) => {
    for (const file of filesIn(folder, /^CURRENT$/)) rmSync(file)
  },
  'every MANIFEST gone': (folder) => {
    for (const file of filesIn(folder, /^MANIFEST/)) rmSync(file)
  },
}

/** Where a profile keeps an extension's databases. */
export function databaseFolder(profile: string, extensionId: string): string {
  return join(profile, 'Default', 'IndexedDB', `chrome-extension_${extensionId}_0.indexeddb.leveldb`)
}

/** @throws Error where there is none: a damage that finds nothing to damage would test nothing */
function filesIn(folder: string, name: RegExp): string[] {
  const files = readdirSync(folder).filter((file) => name.test(file))
  if (files.length === 0) throw new Error(`no ${name.source} in ${folder}`)
  return files.map((file) => join(folder, file))
}
