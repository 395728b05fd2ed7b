import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** `n` unpredictable bytes. */
export type Random = (n: number) => Uint8Array

export const systemRandom: Random = (n) => new Uint8Array(randomBytes(n))

/** Asking the system costs as much for sixteen bytes as for some thousands. */
const POOLED = 4_096

/** For the many salts of a burst. No byte is given twice: what is handed out is a copy, wiped where it was. */
export function pooledRandom(): Random {
  let pool: Uint8Array = new Uint8Array(0)
  return (n) => {
    if (n > POOLED) return systemRandom(n)
    if (n > pool.length) pool = systemRandom(POOLED)
    const given = pool.slice(0, n)
    pool.fill(0, 0, n)
    pool = pool.subarray(n)
    return given
  }
}

/** Makes UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits, so that new rows lie beside each other on disk. */
export function uuidMaker(clock: Clock, random: Random): () => string {
  return () => {
    const bytes = random(16)
    const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
    const now = clock().getTime()
    view.setUint32(0, Math.floor(now / 0x10000))
    view.setUint16(4, now % 0x10000)
    view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
    view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
    return Buffer.from(bytes)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}
