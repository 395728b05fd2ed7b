// What lies on a device that keeps packs, as somebody with the disk in hand would look at it.
import type { Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { expect, hydrated } from './story.ts'

export async function keepByPin(page: Page, t: TFunction, pin: string): Promise<void> {
  await page.getByRole('button', { name: t('offline:keep.open') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t('offline:keep.pin'), { exact: true }).fill(pin)
  await dialog.getByLabel(t('offline:keep.pin_again')).fill(pin)
  await dialog.getByRole('button', { name: t('offline:keep.do'), exact: true }).click()
  await expect(dialog.getByRole('link', { name: t('offline:keep.read') })).toBeVisible({ timeout: 60_000 })
}

export async function unlockByPin(page: Page, t: TFunction, pin: string): Promise<void> {
  await page.getByLabel(t('offline:unlock.pin')).fill(pin)
  await page.getByRole('button', { name: t('offline:unlock.open'), exact: true }).click()
}

/** A page that begins anew without a server: the address wanted is led to what is kept. */
export async function openWithoutServer(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page).toHaveURL(/\/offline/)
  await hydrated(page)
}

/** Every record of every database of this origin as text, and how many there are. */
export const everythingKept = (page: Page): Promise<{ text: string; records: number; databases: string[] }> =>
  page.evaluate(async () => {
    let text = ''
    let records = 0
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    const written = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer)
        // As UTF-8 and as UTF-16: whatever was written as words shows in one of them.
        const even = bytes.slice(0, bytes.length - (bytes.length % 2))
        return new TextDecoder().decode(bytes) + new TextDecoder('utf-16le').decode(even)
      }
      if (value instanceof CryptoKey) return `[key ${value.extractable ? 'that can be read out' : 'that stays here'}]`
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([name, part]) => `${name}:${written(part)}`)
          .join('\n')
      return String(value)
    }
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of db.objectStoreNames) {
        const all = <T>(use: (store: IDBObjectStore) => IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            const request = use(db.transaction(store).objectStore(store))
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
        const values = await all((one) => one.getAll())
        const keys = await all((one) => one.getAllKeys())
        records += values.length
        text += [...keys, ...values].map(written).join('\n')
      }
      db.close()
    }
    return { text, records, databases: names }
  })

/** What the service worker keeps: the addresses in its caches, and the document's text. */
export const cachedHere = (page: Page): Promise<{ addresses: string[]; documents: string; workers: number }> =>
  page.evaluate(async () => {
    const addresses: string[] = []
    let documents = ''
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url)
        addresses.push(pathname)
        if (pathname === '/offline') documents += await (await cache.match(request))?.text()
      }
    }
    return { addresses, documents, workers: (await navigator.serviceWorker.getRegistrations()).length }
  })
