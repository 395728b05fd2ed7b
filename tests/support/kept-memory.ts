// A device's tables in memory, as IndexedDB keeps them: values are copied in and out, keys are sorted.
import { type KeptStore, TABLES } from '../../app/offline/kept-store.ts'

export function memoryStore(): KeptStore & { destroyed: () => boolean; dump: () => [string, unknown][] } {
  const tables = new Map(TABLES.map((name) => [name, new Map<string, unknown>()]))
  let gone = false
  const of = (name: (typeof TABLES)[number]) => tables.get(name) as Map<string, unknown>
  const under = (name: (typeof TABLES)[number], prefix: string) =>
    [...of(name).keys()].filter((key) => key.startsWith(prefix)).sort()
  return {
    get: async <T>(name: (typeof TABLES)[number], key: string) => of(name).get(key) as T | undefined,
    put: async (name, key, value) => void of(name).set(key, typeof value === 'object' ? { ...value } : value),
    remove: async (name, key) => void of(name).delete(key),
    list: async <T>(name: (typeof TABLES)[number], prefix = '') =>
      under(name, prefix).map((key) => [key, of(name).get(key)] as [string, T]),
    keys: async (name, prefix = '') => under(name, prefix),
    clear: async (name, prefix) => {
      for (const key of under(name, prefix)) of(name).delete(key)
    },
    destroy: async () => {
      gone = true
      for (const table of tables.values()) table.clear()
    },
    destroyed: () => gone,
    dump: () =>
      [...tables].flatMap(([name, table]) =>
        [...table].map(([key, value]) => [`${name} ${key}`, value] as [string, unknown]),
      ),
  }
}
