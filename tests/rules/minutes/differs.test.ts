import { beforeAll, describe, expect, test } from 'vitest'
import { differences } from '../../../app/rules/minutes/differs.ts'
import { minutesOf } from '../../../app/rules/minutes/minutes.ts'
import type { Sentence, Words } from '../../../app/rules/minutes/sentence.ts'
import { reviewOf, unsettled } from '../../../app/rules/minutes/text.ts'
import { FACTS, fullMeeting, minutesFrom } from '../../support/minutes-ledger.ts'

const NAMES: Words[] = ['chair', 'amal', 'basim', 'dana', 'omar'].map((name) => ({
  ar: `مقعد ${name}`,
  en: `Seat ${name}`,
}))
let sentences: Sentence[]
beforeAll(async () => {
  sentences = minutesOf(minutesFrom(await fullMeeting()), FACTS)
})
const one = (kind: string): Sentence => sentences.find((sentence) => sentence.kind === kind) as Sentence
const changed = (sentence: Sentence, from: string, to: string): Words => {
  expect(sentence.en).toContain(from)
  return { ar: sentence.ar, en: sentence.en.replaceAll(from, to) }
}

describe('a paragraph differs from the ledger', () => {
  test('not by its style, its diacritics or its digits', () => {
    const tally = one('tally')
    const { ar, en } = tally
    const styled = { ar: `${ar.replaceAll('٣', '3').replace('وأسفر', 'وقد أسفر')} والله الموفق.`, en: `In all, ${en}` }
    expect(differences(tally, styled, NAMES)).toEqual([])
  })

  test('by a count that was changed, also where two only changed places', () => {
    expect(differences(one('tally'), changed(one('tally'), '3 for', '4 for'), NAMES)).toEqual([
      { language: 'en', missing: ['3 for'], added: ['4'] },
    ])
    const turned = changed(one('tally'), '3 for, 1 against', '1 for, 3 against')
    expect(differences(one('tally'), turned, NAMES)[0]?.missing).toEqual(['3 for', '1 against'])
  })

  test('by a larger number that ends like the right one', () => {
    expect(differences(one('tally'), changed(one('tally'), '3 for', '13 for'), NAMES)[0]?.missing).toEqual(['3 for'])
  })

  test('by a name that was taken out, or came in', () => {
    const present = one('present')
    expect(differences(present, changed(present, 'Seat basim', 'Seat omar'), NAMES)).toEqual([
      { language: 'en', missing: ['Seat basim'], added: ['Seat omar'] },
    ])
  })

  test('by an outcome, a time, or a word of the decision', () => {
    for (const [kind, from, to] of [
      ['result', 'is adopted', 'is not adopted'],
      ['closing', 'at 0', 'at 1'],
      ['decision', 'adopts', 'rejects'],
    ] as const)
      expect(differences(one(kind), changed(one(kind), from, to), NAMES), kind).toHaveLength(1)
  })

  test('in Arabic as in English', () => {
    const result = one('result')
    expect(differences(result, { ar: result.ar.replace('أُقِرَّ', 'لم يُقَرَّ'), en: result.en }, NAMES)[0]?.language).toBe(
      'ar',
    )
  })
})

describe('a review of minutes', () => {
  const written = () => sentences.map(({ key, item, ar, en }) => ({ key, item, ar, en, kept: '' }))
  const since = 10_000

  test('of what the ledger says finds nothing', () => {
    expect(unsettled(reviewOf(sentences, written(), NAMES, since))).toBe(0)
  })

  test('lists what must be said and is not, and lets the rest go', () => {
    const without = written().filter(({ key }) => !key.startsWith('result') && !key.startsWith('speakers'))
    const { missing } = reviewOf(sentences, without, NAMES, since)
    expect(missing.map(({ kind }) => kind)).toEqual(['result'])
  })

  test('takes what differs where its writer says why', () => {
    const paragraphs = written().map((each) =>
      each.key.startsWith('closing')
        ? { ...each, en: 'The meeting was adjourned late.', kept: 'As the chair asked' }
        : each,
    )
    const review = reviewOf(sentences, paragraphs, NAMES, since)
    expect(review.differing).toMatchObject([{ kept: true }])
    expect(unsettled(review)).toBe(0)
  })

  test('proposes what the ledger came to say since', () => {
    const statement = one('statement')
    const paragraphs = written().filter(({ key }) => key !== statement.key)
    const { proposals } = reviewOf(sentences, paragraphs, NAMES, statement.refs[0] as number)
    expect(proposals.map(({ kind }) => kind)).toEqual(['statement'])
  })

  test('finds a sentence that stands twice', () => {
    const [first, ...rest] = written()
    expect(reviewOf(sentences, [first, first, ...rest] as never, NAMES, since).twice).toEqual([1])
  })
})
