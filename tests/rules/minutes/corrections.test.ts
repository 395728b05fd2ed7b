import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Act, ActOf, History } from '../../../app/rules/bundle/history.ts'
import { minutesOf } from '../../../app/rules/minutes/minutes.ts'
import type { Sentence, Words } from '../../../app/rules/minutes/sentence.ts'
import { type Correction, decidedOf, type MinutesText, reviewOf, unsettled } from '../../../app/rules/minutes/text.ts'
import { minutesDifferences } from '../../../app/rules/verify/minutes-differences.ts'
import { FACTS, fullMeeting, MEETING, minutesFrom } from '../../support/minutes-ledger.ts'

type Case = {
  name: string
  of: string
  said: Words | null
  kept: string
  claims: { recorded: true | Words | null } | null
  named: 'approved' | 'circulated' | ''
  why: 'corrected' | 'kept' | 'none' | null
}
const { cases } = JSON.parse(
  readFileSync(new URL('../../vectors/minutes/corrections.json', import.meta.url), 'utf8'),
) as { cases: Case[] }

let history: History
let sentences: Sentence[]
beforeAll(async () => {
  history = minutesFrom(await fullMeeting())
  sentences = minutesOf(history, FACTS)
})

const ONE = { correction: 'correction-1', seat: 'seat-amal' }
const corrected = (recorded: Words | null) => ({
  ...ONE,
  name: { ar: 'أمل', en: 'Amal' },
  why: 'So it was',
  at: '2026-11-18T07:00:00.000Z',
  recorded,
})

function textWith({ of, said, kept, claims }: Case): MinutesText {
  const place = sentences.findIndex(({ kind }) => kind === of)
  const paragraphs = sentences.map(({ key, item, kind, refs, ar, en }, at): MinutesText['paragraphs'][number] => {
    const plain = { key, item, kind, refs: refs.map(String), ar, en, kept: '' }
    if (at !== place) return plain
    const recorded = claims?.recorded === true ? { ar, en } : (claims?.recorded ?? null)
    return { ...plain, ...(said ?? {}), kept, ...(claims && { corrected: corrected(recorded) }) }
  })
  return { type: 'majlis/minutes/v1', body: 'body-1', meeting: MEETING, revision: '2', blind: '00', paragraphs }
}

function approvedWith({ named }: Case): { acts: Act[]; approved: ActOf<'minutes.approved'> } {
  const last = history.acts.length
  const about = { actor: { system: 'deadline' }, salt: '', meeting: MEETING, digest: '' }
  const act = (index: number, type: string, payload: object) =>
    ({ index, at: '2026-11-18T08:00:00.000Z', type, payload: { ...about, ...payload } }) as unknown as Act
  const told = { revision: '1', signers: [], ...(named === 'circulated' && { corrected: [ONE] }) }
  const circulated = act(last, 'minutes.circulated', told)
  const corrections = named === 'approved' ? [ONE] : []
  const approved = act(last + 1, 'minutes.approved', { revision: '2', circulated: '1', corrections })
  return { acts: [...history.acts, circulated, approved], approved: approved as ActOf<'minutes.approved'> }
}

describe('where minutes say otherwise than the ledger', () => {
  test.each(cases)('$name', (one) => {
    const { acts, approved } = approvedWith(one)
    const found = minutesDifferences(textWith(one), approved, acts)
    expect(found.map(({ why }) => why)).toEqual(one.why === null ? [] : [one.why])
    const sentence = sentences.find(({ kind }) => kind === one.of)
    for (const { recorded } of found) expect(recorded).toEqual({ ar: sentence?.ar, en: sentence?.en })
  })

  test('nothing is found in what the ledger says', () => {
    const { acts, approved } = approvedWith({ named: '' } as Case)
    const plain = textWith({ of: 'closing', said: null, kept: '', claims: null } as never)
    expect(minutesDifferences(plain, approved, acts)).toEqual([])
  })
})

describe('a correction in the text that is written', () => {
  const said = { ar: 'واختُتم الاجتماع متأخرًا.', en: 'The meeting was adjourned late.' }

  test('explains just the words that were decided, over what the ledger has still', () => {
    const closing = sentences.find(({ kind }) => kind === 'closing') as Sentence
    const decision: Correction = { ...said, corrected: corrected({ ar: closing.ar, en: closing.en }) }
    const corrections = { 'correction-1': decision }
    const open = (words: Words, id = 'correction-1') => {
      const decided = decidedOf(id, words, corrections)
      const paragraphs = sentences.map((each) => ({
        ...{ key: each.key, item: each.item, ar: each.ar, en: each.en, kept: '' },
        ...(each === closing && { ...words, corrected: decided }),
      }))
      return unsettled(reviewOf(sentences, paragraphs, [], 0))
    }
    expect(open(said)).toBe(0)
    expect(open({ ...said, en: 'The meeting was adjourned early.' })).toBe(1)
    expect(open(said, 'another')).toBe(1)
    expect(open(said, '__proto__')).toBe(1)
  })
})
