// What this browser remembers of ledgers, one pin a member and body, in IndexedDB: two who share a tablet follow each by themselves.
import type { Pin } from '../rules/pin.ts'
import { browserStore } from './browser-store.ts'

const inStore = browserStore('majlis-pins', 'pins')

/** Null where nothing is pinned yet, or where this browser keeps nothing. */
export const readPin = async (personId: string, bodyId: string): Promise<Pin | null> =>
  (await inStore<Pin | undefined>('readonly', (store) => store.get([personId, bodyId])).catch(() => undefined)) ?? null

export const writePin = (personId: string, bodyId: string, pin: Pin): Promise<unknown> =>
  inStore('readwrite', (store) => store.put(pin, [personId, bodyId])).catch(() => undefined)
