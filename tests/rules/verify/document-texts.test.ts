import { describe, expect, test } from 'vitest'
import { type ActOf, readHistory } from '../../../app/rules/bundle/history.ts'
import { type ExtractText, madeBy } from '../../../app/rules/extract.ts'
import { minutesOf } from '../../../app/rules/minutes/minutes.ts'
import type { Corrected } from '../../../app/rules/minutes/text.ts'
import { isMadeAsTold } from '../../../app/rules/verify/extract-made.ts'
import { areNamed } from '../../../app/rules/verify/minutes-differences.ts'
import { textHashes } from '../../../app/rules/vote-terms.ts'
import { QUESTION } from '../../support/ledger-builder.ts'
import { FACTS, fullMeeting, ITEM, MEETING } from '../../support/minutes-ledger.ts'

const corrected = (correction: string, seat = 'seat-amal'): Corrected => ({
  ...{ correction, seat, name: { ar: 'أمل', en: 'Amal' }, why: 'A comma', at: '2026-11-17T08:00:00.000Z' },
  recorded: null,
})

describe('corrections that minutes tell of', () => {
  const named = new Map([
    ['one', 'seat-amal'],
    ['two', 'seat-basim'],
  ])

  test('are those that the ledger names', () => {
    expect(areNamed([corrected('one'), corrected('two', 'seat-basim')], named)).toBe(true)
    expect(areNamed([corrected('three')], named)).toBe(false)
  })

  test('are put down to whoever asked for them', () => {
    expect(areNamed([corrected('two')], named)).toBe(false)
  })

  test('explain one paragraph each: what was decided of one is no decision of another', () => {
    expect(areNamed([corrected('one'), corrected('one')], named)).toBe(false)
  })
})

describe('how a decision was made', () => {
  async function issued() {
    const ledger = await fullMeeting()
    const result = ledger.drafts.findIndex(({ type }) => type === 'result.declared')
    const registered = { decision: 'decision-1', year: '2026', number: '1', meeting: MEETING, item: ITEM }
    const text_sha256 = textHashes(QUESTION)
    ledger.append('decision.registered', { ...registered, basis: 'vote', act: String(result), text_sha256 })
    const pdf = { ar: '12'.repeat(32), en: '34'.repeat(32) }
    const about = { extract: 'extract-1', decision: 'decision-1', item: ITEM, digest: 'ab'.repeat(32), pdf }
    ledger.append('extract.issued', { ...about, signers: ['seat-chair'] })
    const acts = ledger.acts()
    const paragraphs = madeBy(
      minutesOf(readHistory(acts), FACTS).filter(({ item }) => item === ITEM),
      'vote',
      'vote-1',
    )
    return { acts, act: acts.at(-1) as ActOf<'extract.issued'>, paragraphs }
  }
  const text = (paragraphs: ExtractText['paragraphs']) => ({ paragraphs }) as ExtractText

  test('is told by an extract as the ledger has it', async () => {
    const { acts, act, paragraphs } = await issued()
    expect(paragraphs.length).toBeGreaterThan(2)
    expect(isMadeAsTold(text(paragraphs), act, acts)).toBe(true)
  })

  test('with other counts, with a sentence left out, or as if there had been no vote, is found out', async () => {
    const { acts, act, paragraphs } = await issued()
    const others = paragraphs.map((each) => ({ ...each, en: each.en.replace(/\d/, '9'), ar: each.ar }))
    expect(others).not.toEqual(paragraphs)
    expect(isMadeAsTold(text(others), act, acts)).toBe(false)
    expect(isMadeAsTold(text(paragraphs.slice(1)), act, acts)).toBe(false)
    expect(isMadeAsTold(text(madeBy([], 'agreed', null)), act, acts)).toBe(false)
  })

  test('is not judged where the register or the vote is withheld', async () => {
    const { acts, act, paragraphs } = await issued()
    for (const hidden of ['decision.registered', 'result.declared', 'item.published'])
      expect(
        isMadeAsTold(
          text(paragraphs),
          act,
          acts.filter(({ type }) => type !== hidden),
        ),
      ).toBe(null)
  })
})
