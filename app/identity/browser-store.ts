// One store of this browser's IndexedDB, opened anew for each use: what this device alone remembers.

/** Answers once the transaction is complete, for only then is it on the disk. */
export type InStore = <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest) => Promise<T>

/** The database holds that store alone. Rejects where the browser keeps nothing, as in a private window. */
export const browserStore =
  (database: string, name: string, options: IDBObjectStoreParameters = {}): InStore =>
  async <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest) => {
    const db = await openDatabase(database, name, options)
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = db.transaction(name, mode)
        const request = use(transaction.objectStore(name))
        transaction.oncomplete = () => resolve(request.result as T)
        transaction.onerror = () => reject(transaction.error)
        transaction.onabort = () => reject(transaction.error)
      })
    } finally {
      db.close()
    }
  }

function openDatabase(database: string, name: string, options: IDBObjectStoreParameters): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(name, options)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
    opening.onblocked = () => reject(new Error('blocked'))
  })
}
