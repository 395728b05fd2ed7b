import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { byteStrings, integers, texts } from '../../../server/platform/column.ts'
import { testDatabase } from '../../support/postgres.ts'

const { db } = await testDatabase()

it('gives PostgreSQL every text as it was, and nothing where there was none', async () => {
  const values = ['', 'a"b\\c{d,e}', 'NULL', null, 'محضر الجلسة', '🗳', ' spaces ', 'line\nline']
  const { rows } = await db.execute(sql`select array_to_json(${texts(values)}) as back, cardinality(${texts(values)})`)
  expect(rows).toEqual([{ back: values, cardinality: values.length }])
})

it('gives whole numbers and bytes as they were', async () => {
  const numbers = [0, 1, -1, 2_147_483_647, -2_147_483_648]
  const bytes = [Uint8Array.of(), Uint8Array.of(0), Uint8Array.of(255, 92, 0)]
  const { rows } = await db.execute(
    sql`select array_to_json(${integers(numbers)}) as numbers, array(select encode(one, 'hex') from unnest(${byteStrings(bytes)}) as one) as bytes`,
  )
  expect(rows).toEqual([{ numbers, bytes: ['', '00', 'ff5c00'] }])
})

it('gives an empty array that holds nothing', async () => {
  const { rows } = await db.execute(
    sql`select count(*)::int as held from unnest(${texts([])}) as one where one = any(${texts([])})`,
  )
  expect(rows).toEqual([{ held: 0 }])
})

it('keeps rows together when columns are unnested side by side', async () => {
  const { rows } = await db.execute(
    sql`select * from unnest(${texts(['a', null])}, ${integers([1, 2])}) as pairs(word, number)`,
  )
  expect(rows).toEqual([
    { word: 'a', number: 1 },
    { word: null, number: 2 },
  ])
})
