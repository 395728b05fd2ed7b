// What this browser remembers of ledgers, one pin a member and body, in IndexedDB: two who share a tablet follow each by themselves.
import type { Pin } from '../rules/pin.ts'

const STORE = 'pins'

/** Null where nothing is pinned yet, or where this browser keeps nothing. */
export const readPin = async (personId: string, bodyId: string): Promise<Pin | null> =>
  (await inStore<Pin | undefined>('readonly', (store) => store.get([personId, bodyId])).catch(() => undefined)) ?? null

export const writePin = (personId: string, bodyId: string, pin: Pin): Promise<unknown> =>
  inStore('readwrite', (store) => store.put(pin, [personId, bodyId])).catch(() => undefined)

async function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const db = await openDatabase()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(STORE, mode)
      const request = use(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result as T)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    db.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('majlis-pins', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
    opening.onblocked = () => reject(new Error('blocked'))
  })
}
