// How a stored file looks: a header, then 64 KiB chunks that each open alone, so that a range costs only its own chunks.
//
//   header  "MJB1" · 32 bytes salt · 8 bytes size · 32 bytes tag
//   chunk   ciphertext · 16 bytes tag            AES-256-GCM; nonce = index; associated data = index, final flag
//
// The file's keys come from the body's key and the salt (HKDF-SHA-256), so a nonce is never used twice. The header's tag binds
// name and size: a file cut short, or another file of the same body under this name, is noticed on the first read.
// Construction after STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as in age.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

export const chunkSize = 65_536
export const headerSize = 76
const sealedSize = chunkSize + 16

export type FileKeys = { chunks: Uint8Array; header: Uint8Array }

export function fileKeys(bodyKey: Uint8Array, salt: Uint8Array): FileKeys {
  const both = new Uint8Array(hkdfSync('sha256', bodyKey, salt, 'majlis blob file 1', 64))
  return { chunks: both.subarray(0, 32), header: both.subarray(32) }
}

/** A file's name: nothing about its content to those without the body's key, and another in every body. */
export const blobName = (bodyKey: Uint8Array, contentHash: Uint8Array) =>
  createHmac('sha256', bodyKey).update(contentHash).digest('hex')

/** An empty file still has one chunk, the final one. */
export const chunkCount = (size: number) => Math.max(1, Math.ceil(size / chunkSize))

/** Bytes on disk of a file of `size` bytes. */
export const storedSize = (size: number) => headerSize + size + 16 * chunkCount(size)

/** Where chunk `index` of a file of `size` bytes lies on disk. */
export function chunkPlace(index: number, size: number) {
  const isFinal = index === chunkCount(size) - 1
  const length = isFinal ? size - index * chunkSize + 16 : sealedSize
  return { offset: headerSize + index * sealedSize, length, isFinal }
}

export function sealChunk(key: Uint8Array, index: number, isFinal: boolean, content: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(associated(index, isFinal))
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** Undefined if anything about the chunk is not as it was sealed: a byte, its place, or whether it was the last. */
export function openChunk(
  key: Uint8Array,
  index: number,
  isFinal: boolean,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < 16) return undefined
  const opener = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: 16 })
  opener.setAAD(associated(index, isFinal)).setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()])
  } catch {
    return undefined
  }
}

export function writeHeader(keys: FileKeys, salt: Uint8Array, name: string, size: number): Uint8Array {
  return Buffer.concat([magic, salt, sizeBytes(size), headerTag(keys, name, size)])
}

/** The salt, before the keys that check the header can be had. */
export const saltOf = (header: Uint8Array) => header.subarray(4, 36)

/** The file's size, or undefined if the header was not written for this name under these keys. */
export function readHeader(keys: FileKeys, header: Uint8Array, name: string): number | undefined {
  if (header.length !== headerSize || !magic.equals(header.subarray(0, 4))) return undefined
  const size = Number(Buffer.from(header).readBigUInt64BE(36))
  return timingSafeEqual(header.subarray(44), headerTag(keys, name, size)) ? size : undefined
}

const magic = Buffer.from('MJB1')

const headerTag = (keys: FileKeys, name: string, size: number) =>
  createHmac('sha256', keys.header).update(magic).update(sizeBytes(size)).update(name).digest()

function sizeBytes(size: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(size))
  return bytes
}

function nonceOf(index: number): Buffer {
  return Buffer.concat([Buffer.alloc(4), sizeBytes(index)])
}

const associated = (index: number, isFinal: boolean) => Buffer.concat([sizeBytes(index), Buffer.of(isFinal ? 1 : 0)])
