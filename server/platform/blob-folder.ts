import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobFiles, BlobReader, BlobWriter } from './blob-files.ts'
import { codeOf } from './problem.ts'

/**
 * Files in a folder: `<area>/key`, `<area>/<two letters>/<name>`, and drafts in `<area>/drafts`. Files are synced before they
 * get their name, and the folders that hold the name after.
 */
export function blobFolder(root: string): BlobFiles {
  const areaFolder = (area: string) => join(root, safe(area))
  const shelf = (area: string, name: string) => join(areaFolder(area), safe(name).slice(0, 2))
  const place = (area: string, name: string) => join(shelf(area, name), name)
  const drafts = (area: string) => join(areaFolder(area), 'drafts')
  const draft = async (area: string) => {
    await makeFolder(root, safe(area), 'drafts')
    return join(drafts(area), randomUUID())
  }

  return {
    create: async (area, headerSize) => {
      const file = await draft(area)
      return writer(file, headerSize, async (name) => {
        await makeFolder(root, safe(area), safe(name).slice(0, 2))
        await rename(file, place(area, name))
        await syncFolder(shelf(area, name))
      })
    },
    open: (area, name) => reader(place(area, name)),
    remove: (area, name) => rm(place(area, name), { force: true }),

    async *list(area) {
      const shelves = await absentAsEmpty(readdir(areaFolder(area)))
      for (const folder of shelves.filter((entry) => /^[0-9a-f]{2}$/.test(entry)))
        yield* await readdir(join(areaFolder(area), folder))
    },

    removeIfOlder: async (area, name, than) => {
      const file = place(area, name)
      if (!(await isOlder(file, than))) return false
      // Taken aside before it is judged for good: the same content may be put again at this very moment.
      const aside = await draft(area)
      await rename(file, aside)
      const stale = await isOlder(aside, than)
      if (!stale) await ignore('EEXIST', link(aside, file))
      await rm(aside)
      return stale
    },

    sweepDrafts: async (area, olderThan) => {
      let swept = 0
      for (const entry of await absentAsEmpty(readdir(drafts(area)))) {
        const file = join(drafts(area), entry)
        if (!(await isOlder(file, olderThan))) continue
        await rm(file, { force: true })
        swept++
      }
      return swept
    },

    readKey: (area) => ignore('ENOENT', readFile(join(areaFolder(area), 'key'))),
    addKey: async (area, wrapped) => {
      const file = await draft(area)
      const key = join(areaFolder(area), 'key')
      await writeSynced(file, wrapped)
      await ignore('EEXIST', link(file, key))
      await rm(file)
      await syncFolder(areaFolder(area))
      return readFile(key)
    },
  }
}

async function writer(file: string, headerSize: number, name: (name: string) => Promise<void>): Promise<BlobWriter> {
  const handle = await open(file, 'wx', 0o600)
  let end = headerSize
  return {
    append: async (bytes) => {
      await writeAll(handle, bytes, end)
      end += bytes.length
    },
    finish: async (as, header) => {
      await writeAll(handle, header, 0)
      await handle.sync()
      await handle.close()
      await name(as)
    },
    discard: async () => {
      await handle.close().catch(() => {})
      await rm(file, { force: true })
    },
  }
}

async function reader(file: string): Promise<BlobReader | undefined> {
  const handle = await ignore('ENOENT', open(file, 'r'))
  if (!handle) return undefined
  return {
    length: (await handle.stat()).size,
    read: async (offset, length) => {
      const bytes = Buffer.alloc(length)
      let done = 0
      for (let got = -1; got !== 0 && done < length; done += got)
        got = (await handle.read(bytes, done, length - done, offset + done)).bytesRead
      return bytes.subarray(0, done)
    },
    close: () => handle.close(),
  }
}

type Handle = Awaited<ReturnType<typeof open>>

async function writeAll(handle: Handle, bytes: Uint8Array, at: number) {
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

async function writeSynced(file: string, bytes: Uint8Array) {
  const handle = await open(file, 'wx', 0o600)
  await writeAll(handle, bytes, 0)
  await handle.sync()
  await handle.close()
}

/** Makes each folder of the path and syncs the one above it, so that a name cannot vanish with the power. */
async function makeFolder(root: string, ...names: string[]) {
  await mkdir(root, { recursive: true, mode: 0o700 })
  let folder = root
  for (const name of names) {
    const made = await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
    if (made) await syncFolder(folder)
    folder = join(folder, name)
  }
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

const isOlder = async (file: string, than: Date) =>
  ((await ignore('ENOENT', stat(file)))?.mtimeMs ?? Number.POSITIVE_INFINITY) < than.getTime()

const absentAsEmpty = async (names: Promise<string[]>) => (await ignore('ENOENT', names)) ?? []

async function ignore<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === code) return undefined
    throw error
  }
}

/** Areas and names come from our own ids and hashes; a path in one is a bug, not a request. */
function safe(name: string): string {
  if (!/^[\w-]{2,100}$/.test(name)) throw new Error('Not a name of a stored file')
  return name
}
