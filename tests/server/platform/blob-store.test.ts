import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chunkSize, headerSize } from '../../../server/platform/blob-chunks.ts'
import { blobFolder } from '../../../server/platform/blob-folder.ts'
import { createBlobStore, type StoredBlob } from '../../../server/platform/blob-store.ts'
import { createKeys } from '../../../server/platform/keys.ts'
import { systemRandom } from '../../../server/platform/random.ts'

const root = mkdtempSync(join(tmpdir(), 'majlis-blobs-'))
const master = systemRandom(32)
const openStore = (folder = root, key = master) =>
  createBlobStore(blobFolder(folder), createKeys(key, systemRandom), systemRandom)
const store = openStore()
afterAll(() => rmSync(root, { recursive: true, force: true }))

const content = systemRandom(3 * chunkSize + 1234)
const fileOf = (bodyId: string, name: string) => join(root, bodyId, name.slice(0, 2), name)
async function bytesOf(bodyId: string, name: string, start?: number, end?: number) {
  const pieces: Uint8Array[] = []
  for await (const piece of store.read(bodyId, name, start, end)) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('a stored file', () => {
  let paper: StoredBlob
  beforeAll(async () => {
    paper = await store.put('cabinet', content)
  })

  test('comes back whole, with its size and hash', async () => {
    expect((await bytesOf('cabinet', paper.name)).equals(content)).toBe(true)
    expect(await store.size('cabinet', paper.name)).toBe(content.length)
    expect(Buffer.from(paper.sha256)).toEqual(createHash('sha256').update(content).digest())
  })

  test('gives any range exactly', async () => {
    const edge = fc.oneof(
      fc.nat(content.length),
      fc.constantFrom(0, chunkSize - 1, chunkSize, chunkSize + 1, content.length),
    )
    await fc.assert(
      fc.asyncProperty(edge, edge, async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        expect((await bytesOf('cabinet', paper.name, start, end)).equals(content.subarray(start, end))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('refuses a range beyond its end', async () => {
    await expect(bytesOf('cabinet', paper.name, 0, content.length + 1)).rejects.toThrow(RangeError)
  })

  test('lies on disk encrypted and readable by its owner alone', () => {
    const file = fileOf('cabinet', paper.name)
    expect(readFileSync(file).indexOf(content.subarray(100, 132))).toBe(-1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('keeps its name when put again, however it was cut into pieces', async () => {
    const pieces = async function* () {
      for (let at = 0; at < content.length; at += 50_001) yield content.subarray(at, at + 50_001)
    }
    expect((await store.put('cabinet', pieces())).name).toBe(paper.name)
    expect((await bytesOf('cabinet', paper.name)).equals(content)).toBe(true)
  })

  test('has another name and another key in another body', async () => {
    const other = await store.put('tender-board', content)
    expect(other.name).not.toBe(paper.name)
    writeFileSync(fileOf('tender-board', other.name), readFileSync(fileOf('cabinet', paper.name)))
    await expect(bytesOf('tender-board', other.name)).rejects.toMatchObject({ code: 'blob_damaged' })
  })

  test('is found again by a new process with the same master key, and by none with another', async () => {
    expect(await openStore().size('cabinet', paper.name)).toBe(content.length)
    await expect(openStore(root, systemRandom(32)).size('cabinet', paper.name)).rejects.toMatchObject({
      code: 'key_not_opened',
    })
  })
})

test('files of every awkward size come back', async () => {
  for (const size of [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize]) {
    const { name } = await store.put('sizes', content.subarray(0, size))
    expect((await bytesOf('sizes', name)).equals(content.subarray(0, size))).toBe(true)
  }
})

describe('tampering', () => {
  const sealed = chunkSize + 16
  const chunkAt = (index: number) => headerSize + index * sealed
  let count = 0

  /** Stores `size` bytes, spoils the file on disk, and returns a reader of it. */
  async function spoiled(size: number, spoil: (bytes: Buffer, file: string) => Buffer | undefined) {
    const body = `spoiled-${count++}`
    const { name } = await store.put(body, content.subarray(0, size))
    const file = fileOf(body, name)
    const bytes = spoil(readFileSync(file), file)
    if (bytes) writeFileSync(file, bytes)
    return (start?: number, end?: number) => bytesOf(body, name, start, end)
  }
  const damaged = { code: 'blob_damaged' }

  test('a flipped bit is refused in every part of the file, but other chunks still open', async () => {
    for (const at of [0, 10, 40, 50, chunkAt(0), chunkAt(1) - 1, chunkAt(1) + 7]) {
      const read = await spoiled(2 * chunkSize, (bytes) => {
        bytes[at]! ^= 1
        return bytes
      })
      await expect(read()).rejects.toMatchObject(damaged)
      if (at >= chunkAt(1)) expect(await read(0, chunkSize)).toHaveLength(chunkSize)
    }
  })

  test('a file cut anywhere is refused, even at the edge of a chunk and for a range before the cut', async () => {
    for (const length of [0, 20, headerSize, chunkAt(1), chunkAt(1) + 5]) {
      const read = await spoiled(2 * chunkSize, (_, file) => void truncateSync(file, length))
      await expect(read(0, 10)).rejects.toMatchObject(damaged)
    }
  })

  test('two chunks that changed places are refused', async () => {
    const read = await spoiled(3 * chunkSize, (bytes) =>
      Buffer.concat([
        bytes.subarray(0, headerSize),
        bytes.subarray(chunkAt(1), chunkAt(2)),
        bytes.subarray(chunkAt(0), chunkAt(1)),
        bytes.subarray(chunkAt(2)),
      ]),
    )
    await expect(read(0, 10)).rejects.toMatchObject(damaged)
    await expect(read(chunkSize, chunkSize + 10)).rejects.toMatchObject(damaged)
    expect(await read(2 * chunkSize)).toHaveLength(chunkSize)
  })

  test('bytes added at the end are refused', async () => {
    const read = await spoiled(100, (bytes) => Buffer.concat([bytes, Buffer.alloc(sealed)]))
    await expect(read()).rejects.toMatchObject(damaged)
  })

  test('another file of the same body under this name is refused', async () => {
    const [one, two] = [await store.put('swapped', Buffer.from('one')), await store.put('swapped', Buffer.from('two'))]
    writeFileSync(fileOf('swapped', one.name), readFileSync(fileOf('swapped', two.name)))
    await expect(bytesOf('swapped', one.name)).rejects.toMatchObject(damaged)
  })
})

describe('what is left behind', () => {
  test('nothing, by an upload that breaks off', async () => {
    const broken = async function* () {
      yield content
      throw new Error('the line went dead')
    }
    await expect(store.put('broken', broken())).rejects.toThrow('the line went dead')
    expect(readdirSync(join(root, 'broken')).sort()).toEqual(['drafts', 'key'])
    expect(readdirSync(join(root, 'broken/drafts'))).toEqual([])
  })

  test('a sweep takes old files that nothing names, and drafts of dead writers, and nothing else', async () => {
    const [named, orphan, fresh] = await Promise.all(
      ['named', 'orphan', 'fresh'].map((text) => store.put('sweep', Buffer.from(text))),
    )
    const dead = join(root, 'sweep/drafts/dead')
    writeFileSync(dead, 'half')
    const long = new Date('2020-01-01')
    for (const file of [fileOf('sweep', named!.name), fileOf('sweep', orphan!.name), dead]) utimesSync(file, long, long)
    expect(await store.sweepOrphans('sweep', new Set([named!.name]), new Date('2021-01-01'))).toBe(2)
    expect(existsSync(dead)).toBe(false)
    expect(existsSync(fileOf('sweep', orphan!.name))).toBe(false)
    expect(await bytesOf('sweep', named!.name)).toEqual(Buffer.from('named'))
    expect(await bytesOf('sweep', fresh!.name)).toEqual(Buffer.from('fresh'))
  })

  test('a removed file is missing, and removing it again is no error', async () => {
    const { name } = await store.put('removed', Buffer.from('x'))
    await store.remove('removed', name)
    await store.remove('removed', name)
    await expect(store.size('removed', name)).rejects.toMatchObject({ code: 'blob_missing' })
  })
})

test('two processes that store the first file of a body agree on its key', async () => {
  const stores = [openStore(), openStore(), openStore()]
  const names = await Promise.all(stores.map((one, n) => one.put('first', Buffer.from(`paper ${n}`))))
  for (const { name } of names) expect((await bytesOf('first', name)).toString()).toMatch(/^paper \d$/)
})

test('a body or a name that is a path is refused', async () => {
  await expect(store.put('../up', content)).rejects.toThrow('Not a name')
  await expect(store.size('cabinet', '../key')).rejects.toThrow('Not a name')
})
