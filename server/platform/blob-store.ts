import { createHash } from 'node:crypto'
import {
  blobName,
  chunkPlace,
  chunkSize,
  type FileKeys,
  fileKeys,
  headerSize,
  openChunk,
  readHeader,
  saltOf,
  sealChunk,
  storedSize,
  writeHeader,
} from './blob-chunks.ts'
import type { BlobFiles, BlobReader } from './blob-files.ts'
import type { Keys } from './keys.ts'
import { problem } from './problem.ts'
import type { Random } from './random.ts'

export type StoredBlob = { name: string; size: number; sha256: Uint8Array }

export type BlobStore = {
  /** Stores content; on disk, durably, before it returns. Nothing is left behind if `content` throws. The same content twice is one file. */
  put(bodyId: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBlob>
  /** The bytes from `start` up to, not including, `end`, in pieces of at most 64 KiB; reads and checks only the chunks they lie in. */
  read(bodyId: string, name: string, start?: number, end?: number): AsyncGenerator<Uint8Array>
  size(bodyId: string, name: string): Promise<number>
  /** Removing what is not there is no error. */
  remove(bodyId: string, name: string): Promise<void>
  /** Removes files that nothing names and that were written before `olderThan`; returns how many. */
  sweepOrphans(bodyId: string, knownNames: ReadonlySet<string>, olderThan: Date): Promise<number>
}

/**
 * Encrypted files, apart for each body, under a key of the body which lies beside them, wrapped by the master key. Throws
 * `blob_missing`, and `blob_damaged` for anything that is not exactly what was stored.
 */
export function createBlobStore(files: BlobFiles, keys: Keys, random: Random): BlobStore {
  const opened = new Map<string, Promise<Uint8Array>>()

  const bodyKey = (bodyId: string): Promise<Uint8Array> => {
    const key = opened.get(bodyId) ?? openKey(bodyId)
    opened.set(bodyId, key)
    key.catch(() => opened.delete(bodyId))
    return key
  }

  const openKey = async (bodyId: string) => {
    const context = `blob:${bodyId}`
    const wrapped = (await files.readKey(bodyId)) ?? (await files.addKey(bodyId, keys.wrap(random(32), context)))
    return keys.unwrap(wrapped, context)
  }

  const openBlob = async (bodyId: string, name: string): Promise<OpenBlob> => {
    const reader = await files.open(bodyId, name)
    if (!reader) throw problem('blob_missing', `The stored file ${name} is missing.`)
    try {
      return await checkHeader(reader, name, await bodyKey(bodyId))
    } catch (error) {
      await reader.close()
      throw error
    }
  }

  return {
    put: async (bodyId, content) => {
      const key = await bodyKey(bodyId)
      const salt = random(32)
      const own = fileKeys(key, salt)
      const writer = await files.create(bodyId, headerSize)
      try {
        const hash = createHash('sha256')
        let size = 0
        let index = 0
        for await (const { chunk, isFinal } of inChunks(content)) {
          hash.update(chunk)
          size += chunk.length
          await writer.append(sealChunk(own.chunks, index++, isFinal, chunk))
        }
        const sha256 = new Uint8Array(hash.digest())
        const name = blobName(key, sha256)
        await writer.finish(name, writeHeader(own, salt, name, size))
        return { name, size, sha256 }
      } catch (error) {
        await writer.discard()
        throw error
      }
    },

    async *read(bodyId, name, start = 0, end) {
      const blob = await openBlob(bodyId, name)
      try {
        const stop = end ?? blob.size
        if (start < 0 || start > stop || stop > blob.size)
          throw new RangeError(`${start}–${stop} of ${blob.size} bytes`)
        for (let index = Math.floor(start / chunkSize); index * chunkSize < stop; index++) {
          const chunk = await readChunk(blob, index)
          yield chunk.subarray(Math.max(0, start - index * chunkSize), stop - index * chunkSize)
        }
      } finally {
        await blob.reader.close()
      }
    },

    size: async (bodyId, name) => {
      const { reader, size } = await openBlob(bodyId, name)
      await reader.close()
      return size
    },

    remove: (bodyId, name) => files.remove(bodyId, name),

    sweepOrphans: async (bodyId, knownNames, olderThan) => {
      let swept = await files.sweepDrafts(bodyId, olderThan)
      for await (const name of files.list(bodyId))
        if (!knownNames.has(name) && (await files.removeIfOlder(bodyId, name, olderThan))) swept++
      return swept
    },
  }
}

type OpenBlob = { reader: BlobReader; name: string; keys: FileKeys; size: number }

async function checkHeader(reader: BlobReader, name: string, bodyKey: Uint8Array): Promise<OpenBlob> {
  const header = await reader.read(0, headerSize)
  const keys = fileKeys(bodyKey, saltOf(header))
  const size = readHeader(keys, header, name)
  if (size === undefined || reader.length !== storedSize(size)) throw damaged(name)
  return { reader, name, keys, size }
}

async function readChunk({ reader, name, keys, size }: OpenBlob, index: number): Promise<Uint8Array> {
  const { offset, length, isFinal } = chunkPlace(index, size)
  const chunk = openChunk(keys.chunks, index, isFinal, await reader.read(offset, length))
  if (!chunk) throw damaged(name)
  return chunk
}

const damaged = (name: string) =>
  problem('blob_damaged', `The stored file ${name} is not what was stored: restore it from a backup.`)

/** Cuts a stream of any pieces into chunks, the last one marked; an empty stream is one empty last chunk. */
async function* inChunks(content: Uint8Array | AsyncIterable<Uint8Array>) {
  const pieces = content instanceof Uint8Array ? [content] : content
  let kept: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    kept.push(piece)
    length += piece.length
    // Only what is surely not the end: a chunk's worth stays back.
    if (length <= chunkSize) continue
    const bytes = Buffer.concat(kept)
    let from = 0
    for (; bytes.length - from > chunkSize; from += chunkSize)
      yield { chunk: bytes.subarray(from, from + chunkSize), isFinal: false }
    kept = [bytes.subarray(from)]
    length = bytes.length - from
  }
  yield { chunk: Buffer.concat(kept), isFinal: true }
}
