import { wrap, type IDBPDatabase } from 'idb'

/*
 * Where the store lives when the browser's files of the extension's databases are so damaged that none of them can be opened or
 * deleted: in a storage bucket, which has files of its own. Only Chromium has them (https://wicg.github.io/storage-buckets/), and only it
 * keeps all databases of an extension in files that fail together.
 */

interface Bucket {
  indexedDB: IDBFactory
}

interface StorageBuckets {
  open(name: string): Promise<Bucket>
  delete(name: string): Promise<void>
}

/** The buckets that databases were opened in: in Chromium 156 the transactions of one whose bucket is collected as garbage never end. */
const inUse = new Map<string, Bucket>()

/** Opens a database in the bucket of that name; rejects with `trouble`, which is why it is needed, where there are no buckets. */
export async function openSpare<Schema>(
  name: string,
  version: number,
  upgrade: (request: IDBOpenDBRequest, oldVersion: number) => void,
  trouble: unknown,
): Promise<IDBPDatabase<Schema>> {
  const buckets = storageBuckets()
  if (!buckets) throw trouble
  const bucket = inUse.get(name) ?? (await buckets.open(name))
  inUse.set(name, bucket)
  const request = bucket.indexedDB.open(spareName(name), version)
  request.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(request, oldVersion))
  const opening = wrap(request) as unknown as Promise<IDBPDatabase<Schema>>
  // Another context may have deleted the bucket.
  opening.catch(() => inUse.delete(name))
  return opening
}

/** What the database in the bucket is called, so that one can tell from an open one which it is. */
export function spareName(name: string): string {
  return `${name}-spare`
}

/** Removes the bucket with all that is in it, if there is one. */
export async function deleteSpare(name: string): Promise<void> {
  await storageBuckets()?.delete(name)
  inUse.delete(name)
}

function storageBuckets(): StorageBuckets | undefined {
  return (navigator as { storageBuckets?: StorageBuckets }).storageBuckets
}
