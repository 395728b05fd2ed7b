import { beforeEach, describe, expect, test } from 'vitest'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { parseUtf8, utf8 } from '../../../app/rules/bytes.ts'
import { canonicalize } from '../../../app/rules/canonical.ts'
import type { Finding } from '../../../app/rules/verify/report.ts'
import type { RuleId } from '../../../app/rules/verify/rule-ids.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { VoteTerms } from '../../../app/rules/vote-terms.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Draft, honestLedger, type LedgerBuilder, type Member, NAMES } from '../../support/ledger-builder.ts'

// The server itself is dishonest here: it holds the ledger's key, so every altered history is hashed and signed anew.
let ledger: LedgerBuilder
let terms: VoteTerms
beforeEach(async () => {
  ;({ ledger, terms } = await honestLedger())
})

const indexOf = (type: string, nth = 0): number =>
  ledger.drafts.map((draft, index) => ({ draft, index })).filter(({ draft }) => draft.type === type)[nth]!.index
const draftOf = (type: string, nth = 0): Draft => ledger.drafts[indexOf(type, nth)]!
const member = (name: string): Member => ledger.members.get(`person-${name}`)!

async function errors(files?: Files, expected = {}): Promise<Finding[]> {
  const report = await verifyBundle(files ?? (await ledger.bundle()), { verifySignature, verifyEd25519, expected })
  return report.findings.filter(({ severity }) => severity === 'error')
}

async function rules(files?: Files, expected = {}): Promise<RuleId[]> {
  return [...new Set((await errors(files, expected)).map(({ rule }) => rule))]
}

describe('ballots', () => {
  test('one dropped is missed at the close, and the result no longer follows', async () => {
    ledger.drafts.splice(indexOf('ballot.cast', 2), 1)
    expect(await rules()).toEqual(['result.differs', 'vote.ballots_missing'])
  })

  test('one added after the count is missed the other way', async () => {
    const ballot = await ledger.ballot(terms, member('omar'), 'no')
    const copy = structuredClone(draftOf('ballot.cast'))
    copy.payload = {
      ...copy.payload,
      ...ballot,
      actor: { person: 'person-omar', seat: 'seat-omar', mandate: 'mandate-omar' },
    }
    ledger.drafts.splice(indexOf('vote.closed'), 0, { ...copy, at: draftOf('ballot.cast', 3).at })
    expect(await rules()).toEqual(['ballot.recused', 'vote.ballots_missing'])
  })

  test('an altered choice breaks the signature of its member', async () => {
    const draft = draftOf('ballot.cast', 2)
    draft.payload.ballot = String(draft.payload.ballot).replace('"choice":"no"', '"choice":"yes"')
    const found = await errors()
    expect(found.map(({ rule, entry }) => [rule, entry])).toContainEqual([
      'ballot.signature_invalid',
      indexOf('ballot.cast', 2),
    ])
    expect(found.map(({ rule }) => rule)).toContain('ballot.id_differs')
  })

  test('one replayed for the same seat is out of sequence', async () => {
    const copy = structuredClone(draftOf('ballot.cast'))
    ledger.drafts.splice(indexOf('vote.closed'), 0, { ...copy, at: draftOf('ballot.cast', 3).at })
    expect(await rules()).toContain('ballot.out_of_sequence')
  })

  test('one replayed from another vote or another body is foreign', async () => {
    const draft = draftOf('ballot.cast', 1)
    Object.assign(draft.payload, await ledger.ballot(terms, member('basim'), 'yes', { vote: 'vote-0' }), {
      vote: 'vote-1',
    })
    expect(await rules()).toContain('ballot.wrong_vote')
    Object.assign(draft.payload, await ledger.ballot(terms, member('basim'), 'yes', { body: 'body-2' }))
    expect(await rules()).toContain('ballot.wrong_body')
  })

  test('a late one is late by the clock of the ledger', async () => {
    for (const type of ['ballot.cast', 'vote.closed', 'result.declared', 'sitting.adjourned'])
      for (const draft of ledger.drafts.filter((each) => each.type === type))
        draft.at = new Date(Date.parse(draft.at) + 700_000).toISOString()
    expect(await rules()).toContain('ballot.late')
  })

  test('one put behind the close is after it', async () => {
    const [moved] = ledger.drafts.splice(indexOf('ballot.cast', 3), 1)
    ledger.drafts.push({ ...moved!, at: ledger.now })
    expect(await rules()).toContain('ballot.after_close')
  })

  test('one signed with a key enrolled while the vote was open does not count', async () => {
    const at = draftOf('vote.opened').at
    const { key, privateKey } = await ledger.enrol('person-dana')
    ledger.drafts.splice(indexOf('ballot.cast'), 0, { ...ledger.drafts.pop()!, at })
    const swapped = await ledger.ballot(terms, { ...member('dana'), key, privateKey }, 'yes')
    Object.assign(draftOf('ballot.cast', 2).payload, swapped)
    expect(await rules()).toContain('ballot.key_late')
  })

  test('one cast by the server for a member has no key of the member', async () => {
    const forged = { ...member('dana'), key: member('basim').key, privateKey: member('basim').privateKey }
    Object.assign(draftOf('ballot.cast', 2).payload, await ledger.ballot(terms, forged, 'yes'))
    expect(await rules()).toContain('ballot.key_unknown')
  })

  test('one with a greater weight is refused', async () => {
    Object.assign(draftOf('ballot.cast', 2).payload, await ledger.ballot(terms, member('dana'), 'no', { weight: '5' }))
    expect(await rules()).toContain('ballot.wrong_weight')
  })
})

describe('keys', () => {
  test('a key that does not sign its own enrolment is found', async () => {
    const [first, second] = [draftOf('key.enrolled', 1), draftOf('key.enrolled', 2)]
    first.payload.proof = second.payload.proof!
    expect(await rules()).toEqual(['key.signature_invalid'])
  })

  test('a key entered under the name of another member is found', async () => {
    draftOf('key.enrolled', 1).payload.person = 'person-basim'
    expect(await rules()).toEqual(expect.arrayContaining(['key.malformed', 'electorate.key_differs']))
  })

  test('a key of a person without a seat, or enrolled for another house, is found', async () => {
    await ledger.enrol('person-nobody')
    draftOf('body.constituted').payload.web_origins = ['https://elsewhere.test']
    expect(await rules()).toEqual(['key.other_house', 'key.no_mandate'])
  })
})

describe('electorates and terms', () => {
  const alterElectors = (alter: (electors: Record<string, unknown>[]) => void) => {
    const { payload } = draftOf('vote.opened')
    alter(payload.electors as Record<string, unknown>[])
  }

  test('an elector left out is missed', async () => {
    alterElectors((electors) => electors.splice(0, 1))
    expect(await rules()).toEqual(
      expect.arrayContaining(['electorate.root_differs', 'electorate.seat_missing', 'ballot.not_eligible']),
    )
  })

  test('an elector slipped in is unknown', async () => {
    alterElectors((electors) => electors.push({ seat: 'seat-zz', weight: '1', mandates: ['m'], keys: [] }))
    expect(await rules()).toEqual(expect.arrayContaining(['electorate.root_differs', 'electorate.seat_unknown']))
  })

  test('a changed weight or key is named with its seat', async () => {
    alterElectors((electors) => Object.assign(electors[0]!, { weight: '9', keys: [] }))
    const found = await errors()
    for (const rule of ['electorate.weight_differs', 'electorate.key_differs'])
      expect(found.find((finding) => finding.rule === rule)?.params.seat).toBe('seat-amal')
  })

  test('an interest deleted from the ledger leaves a recusal nobody declared', async () => {
    ledger.drafts.splice(indexOf('interest.declared'), 1)
    expect(await rules()).toEqual(expect.arrayContaining(['electorate.recused_differ', 'electorate.seat_missing']))
  })

  test('a motion altered after the vote is found by its hash, and by every ballot', async () => {
    const altered = draftOf('vote.opened').payload.terms as unknown as VoteTerms
    altered.question = { ...altered.question, en: 'The Council rejects the technical evaluation.' }
    expect(await rules()).toContain('terms.text_differs')
  })

  test('a rule softened after the vote makes the terms other terms', async () => {
    const altered = draftOf('vote.opened').payload.terms as unknown as VoteTerms
    altered.rule = { ...altered.rule, base: 'present' }
    expect(await rules()).toContain('terms.hash_differs')
  })

  test('a quorum that the attendance does not give is found', async () => {
    for (const name of NAMES.slice(1)) {
      const place = ledger.drafts.findIndex(
        (draft) => draft.type === 'attendance.checked_in' && draft.payload.seat === `seat-${name}`,
      )
      ledger.drafts.splice(place, 1)
    }
    expect(await rules()).toEqual(['vote.quorum_differs', 'vote.present_differs'])
  })
})

describe('results', () => {
  test('a declared result that the ballots do not give is found', async () => {
    const { result } = draftOf('result.declared').payload as { result: Record<string, string> }
    result.outcome = 'not_carried'
    const [found] = await errors()
    expect(found).toMatchObject({
      rule: 'result.differs',
      stage: 'V10',
      entry: indexOf('result.declared'),
      params: { declared: 'not_carried', computed: 'carried' },
    })
  })

  test('a vote that was closed without a result, or declared without a close, is found', async () => {
    const [closed] = ledger.drafts.splice(indexOf('vote.closed'), 1)
    expect(await rules()).toEqual(['vote.result_unclosed'])
    ledger.drafts.splice(indexOf('result.declared'), 1, closed!)
    expect(await rules()).toEqual(['vote.result_missing'])
  })

  test('a derived file that says something else is found', async () => {
    const files = await ledger.bundle()
    files.set('votes/vote-1/ballots.csv', utf8('index,choice\r\n1,yes\r\n'))
    expect(await rules(files)).toEqual(['manifest.file_differs', 'derived.differs'])
  })
})

describe('the ledger', () => {
  test('two entries exchanged go back in time', async () => {
    const at = indexOf('ballot.cast')
    ledger.drafts.splice(at, 2, ledger.drafts[at + 1]!, ledger.drafts[at]!)
    expect(await rules()).toEqual(['entry.goes_back'])
  })

  test('a checkpoint of another tree is found', async () => {
    const files = await ledger.bundle()
    const other = (await honestLedger()).ledger
    Object.assign(other, { drafts: ledger.drafts.slice(0, -1) })
    files.set('checkpoint', (await other.bundle()).get('checkpoint')!)
    expect(await rules(files)).toEqual(expect.arrayContaining(['manifest.file_differs', 'notes.signature_invalid']))
  })

  test('a fork shown to an auditor is found by the checkpoint that was kept', async () => {
    const kept = parseUtf8((await ledger.bundle()).get('checkpoint')!)
    const expected = { vkey: ledger.vkey, earlierCheckpoint: kept.ok ? kept.value : '' }
    const last = ledger.drafts.at(-1)!
    ledger.drafts.splice(-1, 1, { ...last, salt: '0'.repeat(32) })
    expect(await rules(undefined, expected)).toEqual(['tree.forked'])
    ledger.drafts.length -= 1
    expect(await rules(undefined, expected)).toEqual(['tree.rolled_back'])
  })

  test('a key other than the auditor’s is found, even if the bundle agrees with itself', async () => {
    const other = (await honestLedger()).ledger
    expect(await rules(undefined, { vkey: other.vkey })).toEqual(
      expect.arrayContaining(['notes.key_differs', 'notes.signature_invalid', 'notes.key_not_of_ledger']),
    )
  })

  test('an agenda whose item was rewritten is found', async () => {
    const { payload } = draftOf('item.published', 1)
    payload.title = { ar: 'بند آخر', en: 'Another item' }
    expect((await errors()).map(({ rule, entry }) => [rule, entry])).toEqual([
      ['agenda.item_differs', indexOf('item.published', 1)],
    ])
  })

  test('a sitting whose acts are out of order is found', async () => {
    ledger.drafts.splice(indexOf('sitting.opened'), 1)
    expect(await rules()).toEqual(['sitting.out_of_order'])
  })

  test('an act of a type nobody knows is found', async () => {
    ledger.drafts.push({ type: 'vote.corrected', at: ledger.now, payload: {}, salt: '0'.repeat(32) })
    expect(await rules()).toEqual(['leaf.type_unknown'])
  })

  test('what is no bundle at all is unusable', async () => {
    const { summary } = await verifyBundle(new Map([['notes.txt', utf8(canonicalize({}))]]), {
      verifySignature,
      verifyEd25519,
    })
    expect(summary.verdict).toBe('unusable')
  })
})
