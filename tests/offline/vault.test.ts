import { describe, expect, test } from 'vitest'
import {
  addPack,
  destroyPack,
  getJson,
  getRecord,
  letGo,
  openPack,
  packsOf,
  putJson,
  putRecord,
  savePack,
  wipe,
} from '../../app/offline/kept-packs.ts'
import type { KeptStore } from '../../app/offline/kept-store.ts'
import { makeVault, seeTime, unlockByPasskey, unlockByPin, vaultOf } from '../../app/offline/vault.ts'
import { newSalt, type Sealed } from '../../app/offline/vault-keys.ts'
import { MOST_TRIES } from '../../app/rules/keeping.ts'
import { memoryStore } from '../support/kept-memory.ts'

const NOW = Date.parse('2026-12-01T08:00:00Z')
const text = new TextEncoder()
const given = (id: string) => ({
  id,
  meetingId: `meeting-${id}`,
  keep: 'k'.repeat(43),
  keptAt: NOW,
  until: NOW + 3_600_000,
  bytes: 30,
  items: ['item-1', 'item-2'],
  titles: ['item-3'],
  papers: [
    { itemId: 'item-1', paperId: 'paper-1', versionId: 'version-1', bytes: 10, pages: 1 },
    { itemId: 'item-2', paperId: 'paper-2', versionId: 'version-2', bytes: 20, pages: 1 },
  ],
})
const withVault = async (store: KeptStore, person = 'huda') =>
  makeVault(store, person, { kind: 'pin', pin: '204816' }, NOW)

describe('a vault', () => {
  test('is opened by its PIN and by no other, and what was sealed in it is read again', async () => {
    const store = memoryStore()
    const pack = await addPack(store, await withVault(store), given('one'))
    await putJson(store, pack, 'head', { title: 'The ports' })
    expect(await unlockByPin(store, 'huda', '204817')).toEqual({ ok: false, left: MOST_TRIES - 1 })
    const opened = await unlockByPin(store, 'huda', '204816')
    if (!opened.ok) throw new Error('The right PIN did not open it')
    const again = await openPack(opened.vault, pack.row)
    expect(again && (await getJson(store, again, 'head'))).toEqual({ title: 'The ports' })
    // A right PIN forgives the wrong ones before it.
    expect((await vaultOf(store, 'huda'))?.lock).toMatchObject({ wrong: 0 })
  })

  test('a try counts before it is made, and the tenth wrong one destroys everything', async () => {
    const store = memoryStore()
    await addPack(store, await withVault(store), given('one'))
    for (let wrong = 1; wrong < MOST_TRIES; wrong++)
      expect(await unlockByPin(store, 'huda', 'wrong')).toEqual({ ok: false, left: MOST_TRIES - wrong })
    expect(await unlockByPin(store, 'huda', 'wrong')).toEqual({ ok: false, left: 0 })
    expect(store.dump()).toEqual([])
    expect(store.destroyed()).toBe(true)
    expect(await unlockByPin(store, 'huda', '204816')).toEqual({ ok: false, left: 0 })
  })

  test('is opened by what its passkey answers, and not by what another does', async () => {
    const store = memoryStore()
    const [output, other] = [newSalt(), newSalt()]
    await makeVault(store, 'huda', { kind: 'passkey', credential: 'c', salt: newSalt(), output }, NOW)
    expect(await unlockByPasskey(store, 'huda', other)).toBeNull()
    expect(await unlockByPasskey(store, 'huda', output)).toMatchObject({ personId: 'huda' })
    expect(await unlockByPin(store, 'huda', '204816')).toEqual({ ok: false, left: 0 })
  })

  test('copied to another device without its key is not opened by the PIN', async () => {
    const [here, there] = [memoryStore(), memoryStore()]
    await withVault(here)
    await withVault(there)
    const mine = await vaultOf(here, 'huda')
    const theirs = await vaultOf(there, 'huda')
    await there.put('vaults', 'huda', { ...mine, device: theirs?.device })
    expect(await unlockByPin(there, 'huda', '204816')).toMatchObject({ ok: false })
  })

  test('holds keys that no page can read out', async () => {
    const store = memoryStore()
    const vault = await withVault(store)
    const pack = await addPack(store, vault, given('one'))
    for (const key of [vault.key, pack.key, (await vaultOf(store, 'huda'))?.device as CryptoKey])
      expect(key.extractable).toBe(false)
  })

  test('remembers the latest time it was shown, and is never talked back from it', async () => {
    const store = memoryStore()
    await withVault(store)
    expect(await seeTime(store, 'huda', NOW + 5_000)).toBe(NOW + 5_000)
    expect(await seeTime(store, 'huda', NOW - 90_000_000)).toBe(NOW + 5_000)
    expect((await vaultOf(store, 'huda'))?.seen).toBe(NOW + 5_000)
  })
})

describe('a record', () => {
  test('under another name, in another pack, or with a byte changed is not taken', async () => {
    const store = memoryStore()
    const vault = await withVault(store)
    const [one, two] = [await addPack(store, vault, given('one')), await addPack(store, vault, given('two'))]
    await putRecord(store, one, 'a', text.encode('The first page'))
    const sealed = (await store.get<Sealed>('records', 'one/a')) as Sealed
    await store.put('records', 'one/b', sealed)
    await store.put('records', 'two/a', sealed)
    await expect(getRecord(store, one, 'b')).rejects.toThrow()
    await expect(getRecord(store, two, 'a')).rejects.toThrow()
    const data = new Uint8Array(sealed.data)
    data[3] = (data[3] as number) ^ 1
    await store.put('records', 'one/a', { ...sealed, data })
    await expect(getRecord(store, one, 'a')).rejects.toThrow()
  })

  test('written twice has two IVs, and shows nothing of what is in it', async () => {
    const store = memoryStore()
    const pack = await addPack(store, await withVault(store), given('one'))
    await putRecord(store, pack, 'a', text.encode('The first page'))
    const first = (await store.get<Sealed>('records', 'one/a')) as Sealed
    await putRecord(store, pack, 'a', text.encode('The first page'))
    const second = (await store.get<Sealed>('records', 'one/a')) as Sealed
    expect(second.iv).not.toEqual(first.iv)
    expect(second.data).not.toEqual(first.data)
    expect(new TextDecoder().decode(second.data)).not.toContain('page')
  })

  test('of somebody else’s pack is not opened', async () => {
    const store = memoryStore()
    const mine = await withVault(store, 'huda')
    const theirs = await withVault(store, 'salma')
    const pack = await addPack(store, mine, given('one'))
    expect(await openPack(theirs, pack.row)).toBeNull()
    expect(await openPack(theirs, { ...pack.row, personId: 'salma' })).toBeNull()
  })
})

describe('what is lost', () => {
  async function filled() {
    const store = memoryStore()
    const pack = await addPack(store, await withVault(store), given('one'))
    for (const place of ['head', 'i/item-1', 'i/item-2', 'i/item-3'])
      await putJson(store, pack, place, { title: place })
    for (const [item, version] of [
      ['item-1', 'version-1'],
      ['item-2', 'version-2'],
    ])
      for (const part of ['paper', 'file/000000', 'words/0', 'layer/body', 'position'])
        await putJson(store, pack, `p/${item}/${version}/${part}`, {})
    await store.put('outbox', 'one/version-1/body/1', {})
    return { store, pack }
  }

  test('an item goes with its papers and all notes on them, without the pack being opened; what was not sent stays', async () => {
    const { store, pack } = await filled()
    await wipe(store, pack.row, { items: ['item-1'], versions: [] })
    expect(await store.keys('records', 'one/i/item-1')).toEqual([])
    expect(await store.keys('records', 'one/p/item-1/')).toEqual([])
    expect(await store.keys('records', 'one/p/item-2/')).toHaveLength(5)
    expect(await store.keys('outbox', 'one/')).toHaveLength(1)
    expect((await packsOf(store))[0]).toMatchObject({ items: ['item-2'], titles: ['item-3'], bytes: 20 })
  })

  test('a paper goes alone, and its item stays', async () => {
    const { store, pack } = await filled()
    await wipe(store, pack.row, { items: [], versions: ['version-2'] })
    expect(await store.keys('records', 'one/p/item-2/')).toEqual([])
    expect(await store.keys('records', 'one/i/item-2')).toHaveLength(1)
    expect((await packsOf(store))[0]).toMatchObject({ items: ['item-1', 'item-2'], bytes: 10 })
  })

  test('a pack whose hour passed keeps its author’s unsent notes and the key to them, and nothing else', async () => {
    const { store, pack } = await filled()
    await letGo(store, pack.row)
    expect(await store.keys('records')).toEqual([])
    expect((await packsOf(store))[0]).toMatchObject({ gone: true, papers: [], wrapped: pack.row.wrapped })
    await store.clear('outbox', 'one/')
    await letGo(store, { ...pack.row, gone: true })
    expect(await packsOf(store)).toEqual([])
  })

  test('a pack that is destroyed leaves nothing, and others as they were', async () => {
    const { store, pack } = await filled()
    await savePack(store, { ...pack.row, id: 'two' })
    await destroyPack(store, 'one')
    expect(await store.keys('records')).toEqual([])
    expect(await store.keys('outbox')).toEqual([])
    expect((await packsOf(store)).map(({ id }) => id)).toEqual(['two'])
  })
})
