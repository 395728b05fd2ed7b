import type { BlobStore } from './blob-store.ts'

/** A stored file in memory; `bytes` is its size. */
export async function wholeBlob(blobs: BlobStore, bodyId: string, name: string, bytes: number): Promise<Uint8Array> {
  const whole = new Uint8Array(bytes)
  let at = 0
  for await (const piece of blobs.read(bodyId, name)) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
