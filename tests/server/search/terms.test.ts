import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../app/rules/arabic.ts'
import { termsOf } from '../../../app/rules/search-terms.ts'
import { testDatabase } from '../../support/postgres.ts'

const { db } = await testDatabase()
const vectors = <V>(name: string): V[] =>
  JSON.parse(readFileSync(new URL(`../../vectors/arabic/${name}.json`, import.meta.url), 'utf8'))

async function inSql(text: string): Promise<{ folded: string; terms: string[] }> {
  const { rows } = await db.execute<{ folded: string; terms: string[] }>(
    sql`select majlis_fold(${text}) as folded, tsvector_to_array(majlis_terms(majlis_fold(${text}))) as terms`,
  )
  return rows[0] as { folded: string; terms: string[] }
}

describe('the database', () => {
  it.each(vectors<{ name: string; input: string; folded: string }>('fold'))('folds: $name', async (vector) => {
    expect((await inSql(vector.input)).folded).toBe(vector.folded)
  })

  it.each(vectors<{ name: string; text: string; terms: string[]; also: string[] }>('terms'))(
    'makes terms: $name',
    async ({ text, terms, also }) => {
      expect(new Set((await inSql(text)).terms)).toEqual(new Set([...terms, ...also]))
    },
  )

  it('makes the same of any text as the rules do', async () => {
    const letters = fc.constantFrom(
      ...'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤءـًّ٠٥۹،؟.-/ abzsieS',
      'ال',
      'وال',
      'لل',
      'ات',
      'ها',
      'تها',
      'ﷲ',
      'ﻻ',
      'É',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { maxLength: 30 }), async (made) => {
        const text = made.join('')
        const told = await inSql(text)
        expect(told.folded).toBe(fold(text))
        expect(new Set(told.terms)).toEqual(termsOf(text))
      }),
      { numRuns: 300 },
    )
  })
})
