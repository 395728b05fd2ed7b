// One column of many rows as one parameter: an array in PostgreSQL's own binary form, for `insert … select * from unnest(…)`
// and `= any(…)`. The driver would escape every text and PostgreSQL read it again, which costs more than the insert.
// Source: PostgreSQL's array_recv, textsend, int4send and byteasend.
import { type SQL, sql } from 'drizzle-orm'

export const texts = (values: readonly (string | null)[]): SQL =>
  sql`${packed(
    TEXT,
    values,
    (value) => value.length * MOST_UTF8,
    (array, value, at) => array.write(value, at),
  )}::text[]`

export const integers = (values: readonly number[]): SQL =>
  sql`${packed(
    INTEGER,
    values,
    () => 4,
    (array, value, at) => array.writeInt32BE(value, at) - at,
  )}::int[]`

export const byteStrings = (values: readonly Uint8Array[]): SQL =>
  sql`${packed(
    BYTES,
    values,
    (value) => value.length,
    (array, value, at) => {
      array.set(value, at)
      return value.length
    },
  )}::bytea[]`

const [BYTES, INTEGER, TEXT] = [17, 23, 25]
/** Bytes of UTF-8 for one of JavaScript's code units, at the most. */
const MOST_UTF8 = 3

/**
 * Dimensions, whether nulls may come, the elements' type; their number and the first index; then each after its length. `write`
 * answers how many bytes it wrote, which are at most `mostOf`: asking for the length beforehand would read every text twice.
 */
function packed<T>(
  type: number,
  elements: readonly (T | null)[],
  mostOf: (element: T) => number,
  write: (array: Buffer, element: T, at: number) => number,
): Buffer {
  let most = 20
  for (const element of elements) most += 4 + (element === null ? 0 : mostOf(element))
  const array = Buffer.allocUnsafe(most)
  let at = 0
  for (const value of [1, 1, type, elements.length, 1]) at = array.writeInt32BE(value, at)
  for (const element of elements) {
    const length = element === null ? -1 : write(array, element, at + 4)
    at = array.writeInt32BE(length, at) + Math.max(0, length)
  }
  return array.subarray(0, at)
}
