import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords, type Step, type Token } from '../../../app/rules/word-diff/compare-words.ts'
import type { Stretch } from '../../../app/rules/word-diff/hunks.ts'

const tokens = (text: string): Token[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ key: word.replace('.', ''), ends: word.endsWith('.') }))

/** From the old words to the new by the steps alone: kept and moved words are taken from the old version. */
function applied(steps: readonly Step[], old: readonly Token[], fresh: readonly Token[]): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'deleted') return []
    const taken =
      step.kind === 'same' || step.kind === 'moved'
        ? old.slice(step.old.from, step.old.to)
        : fresh.slice(step.new.from, step.new.to)
    return taken.map((token) => token.key)
  })
}

const few = fc.constantFrom('ا', 'ب', 'ج', 'د.', 'ه')
const many = fc.nat(3_000).map((n) => (n % 9 === 0 ? `كلمة${n}.` : `كلمة${n}`))
const text = fc.oneof(fc.array(few, { maxLength: 80 }), fc.array(many, { maxLength: 200 }))

/** A text and a revision of it: paragraphs deleted, moved, repeated, reworded. */
const revision = fc
  .array(fc.array(fc.oneof(few, many), { minLength: 1, maxLength: 30 }), { maxLength: 30 })
  .chain((paragraphs) =>
    fc
      .tuple(
        fc.shuffledSubarray(
          paragraphs.flatMap((words) => [words, words]),
          { maxLength: paragraphs.length * 2 },
        ),
        fc.array(many, { maxLength: 40 }),
      )
      .map(([kept, put]) => ({
        old: paragraphs.flat().join(' '),
        fresh: kept
          .flatMap((words, index) => (index % 3 === 1 ? [...words, ...put.slice(index, index + 4)] : words))
          .join(' '),
      })),
  )
const versions = fc.oneof(
  fc.tuple(text, text).map(([old, fresh]) => ({ old: old.join(' '), fresh: fresh.join(' ') })),
  revision,
)

describe('the steps from one version to the next', () => {
  it('lead from the old words to the new', () => {
    fc.assert(
      fc.property(versions, ({ old, fresh }) => {
        const [before, after] = [tokens(old), tokens(fresh)]
        expect(applied(compareWords(before, after), before, after)).toEqual(after.map((token) => token.key))
      }),
    )
  })

  it('hold every word of both versions exactly once, the new ones in their order', () => {
    fc.assert(
      fc.property(versions, ({ old, fresh }) => {
        const [before, after] = [tokens(old), tokens(fresh)]
        const steps = compareWords(before, after)
        const stretches = (side: 'old' | 'new') =>
          steps.flatMap((step) => {
            const stretch = (step as { old?: Stretch; new?: Stretch })[side]
            return stretch ? [stretch] : []
          })
        const covered = (side: 'old' | 'new') =>
          stretches(side).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n))
        expect(covered('new')).toEqual(after.map((_, index) => index))
        expect(covered('old').sort((a, b) => a - b)).toEqual(before.map((_, index) => index))
        for (const stretch of [...stretches('old'), ...stretches('new')])
          expect(stretch.to).toBeGreaterThan(stretch.from)
      }),
    )
  })

  it('are one step, or none, for a text against itself', () => {
    fc.assert(
      fc.property(text, (words) => {
        const own = tokens(words.join(' '))
        const all = { from: 0, to: own.length }
        expect(compareWords(own, own)).toEqual(own.length === 0 ? [] : [{ kind: 'same', old: all, new: all }])
      }),
    )
  })

  it('call what was put in inserted and nothing else, and what was taken out deleted', () => {
    fc.assert(
      fc.property(
        fc.array(many, { maxLength: 200 }),
        fc.nat(200),
        fc.integer({ min: 1, max: 30 }),
        (words, at, count) => {
          const put = Array.from({ length: count }, (_, n) => `جديد${n}`)
          const place = Math.min(at, words.length)
          const [before, after] = [
            tokens(words.join(' ')),
            tokens([...words.slice(0, place), ...put, ...words.slice(place)].join(' ')),
          ]
          const kinds = (steps: Step[]) => steps.flatMap((step) => (step.kind === 'same' ? [] : [step]))
          expect(kinds(compareWords(before, after))).toEqual([
            { kind: 'inserted', new: { from: place, to: place + count } },
          ])
          expect(kinds(compareWords(after, before))).toEqual([
            { kind: 'deleted', old: { from: place, to: place + count } },
          ])
        },
      ),
    )
  })

  it('find a passage that moved, wherever it went', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (from, to) => {
        const paragraphs = Array.from({ length: 10 }, (_, p) =>
          Array.from({ length: 8 + p }, (_, n) => ({ key: `${p}/${n}`, ends: n === 7 + p })),
        )
        const moved = paragraphs.filter((_, index) => index !== from)
        moved.splice(to, 0, paragraphs[from]!)
        const steps = compareWords(paragraphs.flat(), moved.flat())
        expect(steps.every((step) => step.kind === 'same' || step.kind === 'moved')).toBe(true)
        expect(steps.some((step) => step.kind === 'moved')).toBe(from !== to)
      }),
    )
  })
})
