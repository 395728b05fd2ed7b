// What this device keeps, as four tables of plain keys. What is in them of papers and notes is sealed before it comes here.

import { hasKept } from './kept-flag.ts'

export type Table = 'vaults' | 'packs' | 'records' | 'outbox'
export const TABLES: readonly Table[] = ['vaults', 'packs', 'records', 'outbox']

export type KeptStore = {
  get<T>(table: Table, key: string): Promise<T | undefined>
  put(table: Table, key: string, value: unknown): Promise<void>
  remove(table: Table, key: string): Promise<void>
  /** In the order of their keys; all of them without a prefix. */
  list<T>(table: Table, prefix?: string): Promise<[key: string, value: T][]>
  keys(table: Table, prefix?: string): Promise<string[]>
  /** Every key that begins so. */
  clear(table: Table, prefix: string): Promise<void>
  /** All tables, and the database itself. */
  destroy(): Promise<void>
}

export const DATABASE = 'majlis-kept'

/** Opened anew for each use, so that another tab can destroy it. Rejects where the browser keeps nothing, or nothing is kept yet. */
export function browserKeptStore(database = DATABASE): KeptStore {
  const within = async <T>(table: Table, mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>) => {
    const db = await open(database)
    try {
      return await new Promise<T>((resolve, reject) => {
        // On the disk before it is believed: a tablet may be switched off at any moment.
        const transaction = db.transaction(table, mode, { durability: 'strict' })
        const request = use(transaction.objectStore(table))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onerror = () => reject(transaction.error)
        transaction.onabort = () => reject(transaction.error)
      })
    } finally {
      db.close()
    }
  }
  const range = (prefix: string) => (prefix === '' ? null : IDBKeyRange.bound(prefix, `${prefix}\uffff`))
  const keys = (table: Table, prefix = '') =>
    within(table, 'readonly', (store) => store.getAllKeys(range(prefix)) as IDBRequest<string[]>)
  return {
    get: (table, key) => within(table, 'readonly', (store) => store.get(key)),
    put: async (table, key, value) => void (await within(table, 'readwrite', (store) => store.put(value, key))),
    remove: (table, key) => within(table, 'readwrite', (store) => store.delete(key)),
    list: async <T>(table: Table, prefix = '') => {
      const names = await keys(table, prefix)
      const values = await within(table, 'readonly', (store) => store.getAll(range(prefix)) as IDBRequest<T[]>)
      // Something may have come or gone between the two.
      return names.length === values.length ? names.map((name, at) => [name, values[at] as T]) : []
    },
    keys,
    clear: async (table, prefix) =>
      void (await within(table, 'readwrite', (store) =>
        prefix === '' ? store.clear() : store.delete(range(prefix) as IDBKeyRange),
      )),
    destroy: async () => {
      for (const table of TABLES) await within(table, 'readwrite', (store) => store.clear())
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(database)
        request.onsuccess = () => resolve()
        request.onerror = () => resolve()
        request.onblocked = () => resolve()
      })
    },
  }
}

function open(database: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => {
      // What was destroyed is not made again by a page that has not heard of it.
      if (!hasKept()) return opening.transaction?.abort()
      for (const table of TABLES) opening.result.createObjectStore(table)
    }
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close()
      resolve(opening.result)
    }
    opening.onerror = () => reject(opening.error)
  })
}
