import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, hasRightToLeft } from '../../app/rules/arabic.ts'

type Vector = { name: string; input: string; folded: string }
const vectors: Vector[] = JSON.parse(readFileSync(new URL('../vectors/arabic/fold.json', import.meta.url), 'utf8'))

describe('folding', () => {
  it.each(vectors)('$name', ({ input, folded }) => {
    expect(fold(input)).toBe(folded)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('knows text that has right-to-left letters', () => {
    expect(hasRightToLeft('No. ٣')).toBe(false)
    expect(hasRightToLeft('The مجلس')).toBe(true)
    expect(hasRightToLeft('שלום')).toBe(true)
  })
})
