// One column of many rows as one parameter: an array in PostgreSQL's own binary form, for `insert … select * from unnest(…)`
// and `= any(…)`. The driver would escape every text and PostgreSQL read it again, which costs more than the insert.
// Source: PostgreSQL's array_recv, textsend, int4send and byteasend.
import { type SQL, sql } from 'drizzle-orm'

export const texts = (values: readonly (string | null)[]): SQL =>
  sql`${packed(
    TEXT,
    values,
    (value) => Buffer.byteLength(value),
    (array, value, at) => array.write(value, at),
  )}::text[]`

export const integers = (values: readonly number[]): SQL =>
  sql`${packed(
    INTEGER,
    values,
    () => 4,
    (array, value, at) => array.writeInt32BE(value, at),
  )}::int[]`

export const byteStrings = (values: readonly Uint8Array[]): SQL =>
  sql`${packed(
    BYTES,
    values,
    (value) => value.length,
    (array, value, at) => array.set(value, at),
  )}::bytea[]`

const [BYTES, INTEGER, TEXT] = [17, 23, 25]

/** Dimensions, whether nulls may come, the elements' type; their number and the first index; then each after its length. */
function packed<T>(
  type: number,
  elements: readonly (T | null)[],
  lengthOf: (element: T) => number,
  write: (array: Buffer, element: T, at: number) => void,
): Buffer {
  const lengths = elements.map((element) => (element === null ? -1 : lengthOf(element)))
  const array = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), 20))
  let at = 0
  for (const value of [1, 1, type, elements.length, 1]) at = array.writeInt32BE(value, at)
  for (const [place, length] of lengths.entries()) {
    at = array.writeInt32BE(length, at)
    if (length <= 0) continue
    write(array, elements[place] as T, at)
    at += length
  }
  return array
}
