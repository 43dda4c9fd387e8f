import { wrap, type IDBPDatabase } from 'idb'

/*
 * Where the store lives when the browser's files of the extension's databases are so damaged that none of them can be opened or
 * deleted: in a storage bucket, which has files of its own. Only Chromium has them (https://wicg.github.io/storage-buckets/), and only it
 * keeps all databases of an extension in files that fail together.
 */

interface StorageBuckets {
  open(name: string): Promise<{ indexedDB: IDBFactory }>
  delete(name: string): Promise<void>
}

/** Opens a database in the bucket of that name; rejects with `trouble`, which is why it is needed, where there are no buckets. */
export async function openSpare<Schema>(
  name: string,
  version: number,
  upgrade: (request: IDBOpenDBRequest, oldVersion: number) => void,
  trouble: unknown,
): Promise<IDBPDatabase<Schema>> {
  const buckets = storageBuckets()
  if (!buckets) throw trouble
  const request = (await buckets.open(name)).indexedDB.open(spareName(name), version)
  request.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(request, oldVersion))
  return wrap(request) as unknown as Promise<IDBPDatabase<Schema>>
}

/** What the database in the bucket is called, so that one can tell from an open one which it is. */
export function spareName(name: string): string {
  return `${name}-spare`
}

/** Removes the bucket with all that is in it, if there is one. */
export async function deleteSpare(name: string): Promise<void> {
  await storageBuckets()?.delete(name)
}

function storageBuckets(): StorageBuckets | undefined {
  return (navigator as { storageBuckets?: StorageBuckets }).storageBuckets
}
