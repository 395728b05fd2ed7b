// Elections held as votes, from terms and ballots to who is elected.
import { describe, expect, test } from 'vitest'
import { canonicalize, type Json } from '../../../app/rules/canonical.ts'
import { decideVote, isElected, wordsOf } from '../../../app/rules/decide-vote.ts'
import { type ElectionDecision, lotSeed } from '../../../app/rules/elections/decide-election.ts'
import { runOffAfter } from '../../../app/rules/elections/run-off.ts'
import type { ElectionTerms } from '../../../app/rules/elections/terms.ts'
import { electorateOf } from '../../../app/rules/electorate.ts'
import { presetById } from '../../../app/rules/engine-2/general.ts'
import { electionTerms } from '../../../app/rules/engine-2/open.ts'
import type { Rule } from '../../../app/rules/engine-2/rule.ts'
import { readVoteTerms } from '../../../app/rules/vote-terms.ts'
import { electionBy } from '../../support/election.ts'

const rule = presetById('simple_majority') as Rule

/** One member a choice; null for a member who is present and casts nothing, `away` for one who is not there. */
function hold(
  election: ElectionTerms,
  choices: (string | null)[],
  more: { weights?: string[]; away?: number; nonce?: string; rule?: Partial<Rule>; recused?: string[] } = {},
) {
  const count = choices.length + (more.away ?? 0)
  const seats = Array.from({ length: count }, (_, place) => ({
    seat: `s${String(place).padStart(3, '0')}`,
    role: 'member',
    votes: true,
    weight: more.weights?.[place] ?? '1',
    mandates: [`m${place}`],
    keys: [],
  }))
  const electorate = electorateOf(seats, new Set(more.recused))
  const present = new Set(seats.slice(0, choices.length).map(({ seat }) => seat))
  const { terms } = electionTerms(
    {
      body: 'b',
      meeting: 'm',
      item: 'i',
      vote: 'v',
      question: { ar: 'انتخاب', en: 'An election', authoritative: 'en' },
      rule: { ...rule, ...more.rule },
      failed_meetings: '0',
      opened_at: '2026-11-17T06:00:00.000Z',
      deadline: '',
      nonce: more.nonce ?? '0'.repeat(32),
    },
    election,
    electorate,
    seats,
    present,
  )
  const ballots = choices.flatMap((choice, place) => {
    const { seat, weight } = seats[place] as (typeof seats)[number]
    return choice === null ? [] : [{ seat, weight, choice, seq: '1', id: place.toString(16).padStart(64, '0') }]
  })
  const given = { electors: electorate.electors, present, ballots, recused: more.recused ?? [], castingVote: null }
  const decision = decideVote(terms, given) as ElectionDecision
  // Everything of it may be hashed: decimal strings, no numbers.
  expect(JSON.stringify(decision)).not.toMatch(/[:[,]-?\d/)
  expect(canonicalize(decision as unknown as Json)).toBeTypeOf('string')
  expect(isElected(decision)).toBe(true)
  expect(readVoteTerms(terms as unknown as Json)).toEqual({ ok: true, value: terms })
  return { terms, decision, given }
}

const times = (count: number, choice: string): string[] => Array.from({ length: count }, () => choice)

describe('plurality', () => {
  test('elects whoever has the most votes; blank ballots are ballots and nobody’s', () => {
    const { decision } = hold(electionBy('plurality'), [...times(2, '1'), ...times(3, '2'), 'blank', null])
    expect(decision).toMatchObject({
      outcome: 'elected',
      elected: ['2'],
      counts: { valid: '5', blank: '1', not_voted: '1' },
      count: { lots: [], rounds: [{ votes: [{ votes: '2' }, { votes: '3' }, { votes: '0' }, { votes: '0' }] }] },
    })
  })

  test('counts weights where the terms say so', () => {
    const weights = ['5', '1', '1']
    expect(hold(electionBy('plurality'), ['1', '2', '2'], { weights }).decision.elected).toEqual(['2'])
    expect(hold(electionBy('plurality', { measure: 'weight' }), ['1', '2', '2'], { weights }).decision).toMatchObject({
      elected: ['1'],
      counts: { valid: '3' },
    })
  })

  test('elects nobody by blank ballots, and nobody without a quorum', () => {
    expect(hold(electionBy('plurality'), ['blank', 'blank']).decision).toMatchObject({
      outcome: 'not_elected',
      elected: [],
      count: null,
    })
    expect(hold(electionBy('plurality'), ['1', '1'], { away: 3 }).decision).toMatchObject({
      outcome: 'no_quorum',
      elected: [],
      count: null,
    })
  })

  test('a ballot changed before the close counts as its last', () => {
    const { terms, given } = hold(electionBy('plurality'), ['1', '2', '2'])
    const again = { ...given.ballots[1], choice: '1', seq: '2', id: 'f'.repeat(64) } as (typeof given.ballots)[number]
    expect(decideVote(terms, { ...given, ballots: [...given.ballots, again] })).toMatchObject({ elected: ['1'] })
  })
})

describe('a tie', () => {
  const tied = ['1', '1', '2', '2']

  test('is parted by a lot that anybody draws again from the terms and the ballots', () => {
    const { terms, decision, given } = hold(electionBy('plurality'), tied)
    expect(decision.seed).toBe(lotSeed(terms, given.ballots))
    expect(decision.count?.lots).toMatchObject([{ candidates: ['1', '2'] }])
    expect(decision.elected).toEqual([decision.count?.lots[0]?.order[0]])
    expect(decideVote(terms, { ...given, ballots: [...given.ballots].reverse() })).toEqual(decision)
  })

  test('falls both ways: neither the order of the list nor that of casting decides', () => {
    const winners = new Set<string | undefined>()
    for (let nonce = 0; nonce < 64; nonce++) {
      const text = nonce.toString(16).padStart(32, '0')
      winners.add(hold(electionBy('plurality'), tied, { nonce: text }).decision.elected[0])
    }
    expect([...winners].sort()).toEqual(['1', '2'])
  })

  test('hangs on every ballot: one other id is another seed', () => {
    const { terms, decision, given } = hold(electionBy('plurality'), tied)
    const ballots = given.ballots.map((each, place) => (place === 3 ? { ...each, id: 'e'.repeat(64) } : each))
    expect((decideVote(terms, { ...given, ballots }) as ElectionDecision).seed).not.toBe(decision.seed)
  })

  test('cannot be parted without the ids of the ballots', () => {
    const { terms, given } = hold(electionBy('plurality'), tied)
    const ballots = given.ballots.map(({ id: _, ...each }) => each)
    expect(() => decideVote(terms, { ...given, ballots })).toThrow('no id')
  })
})

describe('the officers’ election of the Shura bylaw, article 16', () => {
  test('more than half of those present elects at once; half does not', () => {
    expect(hold(electionBy('two-round'), [...times(4, '1'), '2', '3', null]).decision).toMatchObject({
      outcome: 'elected',
      elected: ['1'],
      run_off: [],
      count: { quota: '4' },
    })
    expect(hold(electionBy('two-round'), [...times(3, '1'), '2', '2', '3']).decision).toMatchObject({
      outcome: 'run_off',
      elected: [],
      run_off: ['1', '2'],
    })
  })

  test('those present and silent are in the number, and of valid votes they are not', () => {
    const choices = [...times(3, '1'), '2', '2', null, 'blank']
    expect(hold(electionBy('two-round'), choices).decision.outcome).toBe('run_off')
    expect(hold(electionBy('two-round', { base: 'cast' }), choices).decision).toMatchObject({
      outcome: 'elected',
      elected: ['1'],
    })
  })

  test('the recused in the room are in the number where the rule keeps them', () => {
    const choices = [...times(3, '1'), '2', '3', null]
    const recused = ['s005']
    expect(hold(electionBy('two-round'), choices, { recused }).decision.outcome).toBe('elected')
    expect(hold(electionBy('two-round'), choices, { recused, rule: { recused: 'in_base' } }).decision.outcome).toBe(
      'run_off',
    )
  })

  test('those equal to the second join the run-off, keep their numbers, and the most votes elect there', () => {
    const first = hold(electionBy('two-round'), [...times(3, '1'), '3', '3', '4', '4', '2'])
    expect(first.decision.run_off).toEqual(['1', '3', '4'])
    const election = runOffAfter(first.terms, first.decision)
    expect(election).toMatchObject({ candidates: [{ id: '1' }, { id: '3' }, { id: '4' }], first: { vote: 'v' } })
    const second = hold(election as ElectionTerms, [...times(3, '4'), '1', '1', '3', null, null])
    expect(second.decision).toMatchObject({ outcome: 'elected', elected: ['4'] })
    expect(runOffAfter(second.terms, second.decision)).toBeNull()
  })

  test('a tie in the run-off goes to the lot', () => {
    const first = hold(electionBy('two-round'), ['1', '1', '2', '2', '3'])
    const { decision } = hold(runOffAfter(first.terms, first.decision) as ElectionTerms, ['1', '1', '2', '2', 'blank'])
    expect(decision.outcome).toBe('elected')
    expect(decision.count?.lots).toHaveLength(1)
  })
})

describe('rankings and grades', () => {
  test('STV fills two seats and shows every round', () => {
    const choices = [...times(4, '1>2>3'), ...times(2, '2>3'), ...times(2, '3>2'), '4>3']
    for (const method of ['scottish-stv', 'meek-stv'] as const) {
      const { decision } = hold(electionBy(method, { seats: '2' }), choices)
      expect(decision.elected).toHaveLength(2)
      expect(decision.elected[0]).toBe('1')
      expect(decision.count?.rounds.length).toBeGreaterThan(1)
      expect(decision.count?.quota).toMatch(/^\d+\.\d+$/)
    }
  })

  test('Borda and Schulze rank all', () => {
    const choices = ['1>2>3', '1>3>2', '2>1>3']
    expect(hold(electionBy('borda', { of: 3 }), choices).decision.count?.ranking).toEqual([['1'], ['2'], ['3']])
    expect(hold(electionBy('schulze', { of: 3 }), choices).decision.count?.ranking).toEqual([['1'], ['2'], ['3']])
  })

  test('approval counts each name on a ballot, and majority judgment the middle grade', () => {
    expect(hold(electionBy('approval'), ['1,2', '2,3', '2', '1,4']).decision.elected).toEqual(['2'])
    const graded = ['1:0,2:1', '1:5,2:1', '1:5,2:2']
    expect(hold(electionBy('majority-judgment', { of: 2 }), graded).decision.elected).toEqual(['2'])
  })
})

test('the working ends in who is elected, in both languages', () => {
  const { decision, terms } = hold(electionBy('plurality'), ['1', '1', '2'])
  const sentences = wordsOf(decision, terms)
  expect(sentences.map(({ en }) => en)).toEqual([
    'Who votes, and the quorum, are by the rule: Majority of votes cast.',
    '3 of 3 members were present; the quorum is 2: met.',
    'Counted by: Plurality, 1 seat.',
    '3 valid ballots; blank: 0.',
    'Therefore elected: Salma Alhaddad.',
  ])
  expect(sentences.at(-1)?.ar).toBe('فالنتيجة: انتخاب سلمى الحداد.')
  expect(sentences[3]?.ar).toBe('٣ أوراق صحيحة، والأوراق البيضاء: ٠.')
})

describe('terms of an election', () => {
  const { terms } = hold(electionBy('approval'), ['1'])
  const changed = (election: Partial<ElectionTerms>) =>
    readVoteTerms({ ...terms, election: { ...terms.election, ...election } } as unknown as Json)
  const people = terms.election.candidates

  test.each([
    [{ candidates: people.slice(0, 1) }, 'election_few_candidates'],
    [{ candidates: [...people].reverse() }, 'election_malformed'],
    [{ candidates: [people[0], { ...people[1], names: people[0]?.names }] as never }, 'election_names_same'],
    [{ candidates: [people[0], { id: '2', names: { ar: ' ', en: 'x' } }] as never }, 'election_name_missing'],
    [{ candidates: [people[0], { id: '02', names: { ar: 'ب', en: 'x' } }] as never }, 'election_malformed'],
    [{ seats: '0' }, 'election_seats'],
    [{ seats: '5' }, 'election_seats'],
    [{ most: null }, 'election_malformed'],
    [{ most: '5' }, 'election_most'],
    [{ method: 'coin' as never }, 'election_malformed'],
    [{ method: 'two-round', most: null, base: 'cast', seats: '2' } as const, 'election_one_seat'],
    [{ method: 'meek-stv', most: null, measure: 'weight' } as const, 'election_weights'],
    [{ base: 'cast' } as const, 'election_malformed'],
    [{ first: { vote: 'v', vote_hash: '0'.repeat(64) } }, 'election_malformed'],
    [{ grades: [{ ar: 'أ', en: 'a' }] }, 'election_malformed'],
  ])('%j is refused with %s', (change, code) => {
    expect(changed(change)).toMatchObject({ ok: false, code })
  })

  test('name exactly the candidates as options, and a rule under which members may elect', () => {
    const silence = { ...rule, form: 'silence' }
    expect(readVoteTerms({ ...terms, options: ['1', '2'] } as unknown as Json)).toMatchObject({
      code: 'terms_options_differ',
    })
    expect(readVoteTerms({ ...terms, rule: silence } as unknown as Json)).toMatchObject({ code: 'election_rule' })
  })
})
