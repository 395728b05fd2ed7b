// A member who is signed in and hostile: whatever their browser is made to send is refused with a code of app/wire/errors.ts and
// its status, and not one row of the database changes.
import { beforeAll, describe, expect, test } from 'vitest'
import { enrolmentChallenge, sealEnrolment } from '../../../app/rules/key-enrolment.ts'
import { errorStatus } from '../../../app/wire/errors.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { outcomeOf } from '../../access/knock.ts'
import { castAs, type Device, type Member, makeDevice, must, requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { serveApp } from '../../support/serve-app.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'
import { fingerprint } from './stage.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const sitting = await makeSitting(ctx)
const elsewhere = await makeSitting(ctx)
const voteId = await openVoteIn(ctx, sitting)
const otherVoteId = await openVoteIn(ctx, elsewhere)
const [chair, member, colleague] = sitting.voters as [Member, Member, Member]
const device = sitting.deviceOf(member)
const cookie = await app.cookieOf(member.actor.personId)
const ballotPath = `/v/${voteId}/ballot.data`
const act = (name: string) => `/m/${sitting.meetingId}/act/${name}.data`

type Sent = { path?: string; text?: string; input?: unknown; init?: RequestInit & { headers?: Record<string, string> } }
type Attack = { name: string; code: string; send: () => Sent | Promise<Sent> }

async function post({ path = ballotPath, text, input, init }: Sent): Promise<Response> {
  const body = new URLSearchParams({ input: text ?? JSON.stringify(input) })
  return app.ask(path, { method: 'POST', cookie, body, ...init })
}

async function isRefused({ code, send }: Attack): Promise<void> {
  const sent = await send()
  const before = await fingerprint(ctx)
  const response = await post(sent)
  const { status } = response
  expect([await outcomeOf(response), status]).toEqual([code, errorStatus[code as keyof typeof errorStatus]])
  expect(await fingerprint(ctx)).toEqual(before)
  expect(({} as Record<string, unknown>).administrator).toBeUndefined()
}

type Change = { seal?: Record<string, string>; choice?: string; by?: Device; vote?: VoteId; over?: object }

/** A ballot as the member's own page would send it, with something about it changed. */
async function ballot({ seal = {}, choice = 'yes', by = device, vote = voteId, over = {} }: Change = {}) {
  const { text, proof } = await sealFor(ctx, member, by, vote, { choice, change: seal })
  return { requestId: requestId(ctx), voteId, seatId: member.seatId, ballot: text, proof, ...over }
}

const cast = (name: string, code: string, change: Change): Attack => ({
  name,
  code,
  send: async () => ({ input: await ballot(change) }),
})

/** Its text altered after it was signed. */
const rewritten = (name: string, code: string, alter: (text: string) => string): Attack => ({
  name,
  code,
  send: async () => {
    const input = await ballot()
    return { input: { ...input, ballot: alter(input.ballot) } }
  },
})

const act_ = (name: string, code: string, path: string, input: () => object): Attack => ({
  name,
  code,
  send: () => ({ path, input: { requestId: requestId(ctx), ...input() } }),
})

const ballots: Attack[] = [
  cast('for a colleague’s seat', 'not_a_voting_seat', { over: { seatId: colleague.seatId } }),
  cast('for a seat that is not there', 'not_a_voting_seat', { over: { seatId: 'no-such-seat' } }),
  cast('for a seat of another body', 'not_a_voting_seat', { over: { seatId: elsewhere.chair.seatId } }),
  cast('that names a colleague’s seat inside', 'ballot_not_eligible', { seal: { seat: colleague.seatId } }),
  cast('under a colleague’s mandate', 'ballot_not_eligible', {
    seal: { mandate: colleague.actor.mandates[0]?.mandateId ?? '' },
  }),
  cast('of another vote', 'ballot_wrong_vote', { seal: { vote: otherVoteId } }),
  cast('of another body', 'ballot_wrong_body', { seal: { body: elsewhere.bodyId } }),
  cast('sent to another body’s vote', 'not_found', { over: { voteId: otherVoteId } }),
  cast('sent to a vote that is not there', 'not_found', { over: { voteId: 'no-such-vote' } }),
  cast('on other terms', 'ballot_terms_changed', { seal: { vote_hash: 'a'.repeat(64) } }),
  cast('of nine times the weight', 'ballot_wrong_weight', { seal: { weight: '9' } }),
  cast('of a choice that is not offered', 'ballot_choice_unknown', { choice: 'veto' }),
  cast('that calls itself the second', 'ballot_out_of_sequence', { seal: { seq: '2', prev: 'b'.repeat(64) } }),
  cast('signed with a key nobody enrolled', 'ballot_key_unknown', { by: makeDevice() }),
  cast('that names a colleague’s key', 'ballot_key_unknown', { seal: { key: sitting.deviceOf(colleague).id } }),
  cast('with a signature of nothing', 'ballot_signature_invalid', {
    over: { proof: { level: 'C', signature: 'A'.repeat(86) } },
  }),
  cast('with a signature cut short', 'ballot_signature_invalid', {
    over: { proof: { level: 'C', signature: 'AAAA' } },
  }),
  cast('with a signature in another alphabet', 'input_malformed', {
    over: { proof: { level: 'C', signature: '+/+/' } },
  }),
  cast('that calls its key a passkey', 'ballot_signature_invalid', {
    over: { proof: { level: 'A', credential: 'AA', client_data: 'AA', authenticator_data: 'AA', signature: 'AA' } },
  }),
  cast('of a level that is none', 'input_malformed', { over: { proof: { level: 'Z', signature: 'AAAA' } } }),
  cast('recorded as if by the clerk', 'input_malformed', { over: { proof: { level: 'D' } } }),
  rewritten('with a space', 'ballot_not_canonical', (text) => text.replace(':', ': ')),
  rewritten('with its keys in another order', 'ballot_not_canonical', (text) =>
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse())),
  ),
  rewritten('with a key written twice', 'ballot_not_canonical', (text) => text.replace('{', '{"choice":"no",')),
  rewritten('with a letter written as an escape', 'ballot_not_canonical', (text) =>
    text.replace('"yes"', '"y\\u0065s"'),
  ),
  rewritten('with half a letter', 'ballot_not_canonical', (text) => text.replace('"yes"', '"\\ud800"')),
  rewritten('with an invisible letter', 'ballot_malformed', (text) => text.replace('"yes"', '"y\u200bes"')),
  rewritten('with letters that look like these', 'ballot_malformed', (text) => text.replace('"yes"', '"уеѕ"')),
  rewritten('with digits of another script', 'ballot_malformed', (text) => text.replace('"seq":"1"', '"seq":"١"')),
  rewritten('with its direction overridden', 'ballot_malformed', (text) => text.replace('"yes"', '"\u202eon"')),
  rewritten('with a number where a text should be', 'ballot_malformed', (text) => text.replace('"seq":"1"', '"seq":1')),
  rewritten('with a field too many', 'ballot_malformed', (text) => text.replace('"type"', '"then":"yes","type"')),
  rewritten('that reaches for a prototype', 'ballot_malformed', (text) =>
    text.replace('{', '{"__proto__":{"choice":"no"},'),
  ),
  rewritten('that is a list', 'ballot_malformed', (text) => `[${text}]`),
  rewritten('that is nothing', 'ballot_not_canonical', () => ''),
  rewritten('nested past all depth', 'ballot_not_canonical', () => `${'['.repeat(1900)}${']'.repeat(1900)}`),
  rewritten('as long as a book', 'input_malformed', (text) => text.replace('"yes"', `"${'y'.repeat(900_000)}"`)),
]

const requests: Attack[] = [
  { name: 'no JSON', code: 'input_malformed', send: () => ({ text: '{"requestId":' }) },
  { name: 'a list', code: 'input_malformed', send: () => ({ text: '[]' }) },
  {
    name: 'lists nested a hundred thousand deep',
    code: 'input_malformed',
    send: () => ({ text: '['.repeat(100_000) }),
  },
  {
    name: 'keys that would pollute every object',
    code: 'input_malformed',
    send: () => ({ text: '{"__proto__":{"administrator":true},"constructor":{"prototype":{"administrator":true}}}' }),
  },
  {
    name: 'a seat written twice, first one’s own',
    code: 'not_a_voting_seat',
    send: async () => {
      const text = JSON.stringify(await ballot())
      return { text: text.replace(/}$/, `,"seatId":"${colleague.seatId}"}`) }
    },
  },
  {
    name: 'an id that would be a path',
    code: 'input_malformed',
    send: async () => ({ input: await ballot({ over: { voteId: '../../etc/passwd' } }) }),
  },
  {
    name: 'an id that would be a query',
    code: 'input_malformed',
    send: async () => ({ input: await ballot({ over: { voteId: "' or 1=1 --" } }) }),
  },
  {
    name: 'a body of JSON and not of a form',
    code: 'input_malformed',
    send: async () => ({
      init: { body: JSON.stringify(await ballot()), headers: { 'content-type': 'application/json' } },
    }),
  },
  {
    name: 'a form that breaks off',
    code: 'input_malformed',
    send: () => ({ init: { body: '--x\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=x' } } }),
  },
  {
    name: 'a good ballot from another site’s page',
    code: 'origin_refused',
    send: async () => ({ input: await ballot(), init: { headers: { origin: 'https://elsewhere.example' } } }),
  },
  {
    name: 'a good ballot from a page of the same host on another port',
    code: 'origin_refused',
    send: async () => ({ input: await ballot(), init: { headers: { origin: 'http://localhost:1' } } }),
  },
  {
    name: 'a good ballot from a frame without an origin',
    code: 'origin_refused',
    send: async () => ({ input: await ballot(), init: { headers: { origin: 'null' } } }),
  },
]

const DEEDS: Attack[] = [
  act_('closing the vote', 'not_permitted', act('close-vote'), () => ({ voteId })),
  act_('opening a vote', 'not_permitted', act('open-vote'), () => openInput({})),
  act_('opening a vote of another body', 'not_found', act('open-vote'), () =>
    openInput({ meetingId: elsewhere.meetingId, itemId: elsewhere.itemId }),
  ),
  act_('a rule that is a prototype', 'input_malformed', act('open-vote'), () => openInput({ rule: '__proto__' })),
  act_('a deadline in a million years', 'input_malformed', act('open-vote'), () => openInput({ seconds: 3e13 })),
  act_('adjourning the sitting', 'not_permitted', act('move'), () => ({
    meetingId: sitting.meetingId,
    act: 'sitting.adjourn',
  })),
  act_('checking a colleague in', 'not_permitted', act('check-in'), () => ({
    meetingId: sitting.meetingId,
    seatId: colleague.seatId,
    remote: false,
  })),
  act_('sending a colleague home', 'not_permitted', act('leave'), () => ({
    meetingId: sitting.meetingId,
    seatId: colleague.seatId,
  })),
  act_('declaring a colleague’s interest', 'not_permitted', interestPath(), () => interest(colleague, 'A relative')),
  act_('a reason with a byte of nothing', 'input_malformed', interestPath(), () =>
    interest(member, 'A rel\u0000ative'),
  ),
  act_('a reason with half a letter', 'input_malformed', interestPath(), () => interest(member, 'A rel\ud800ative')),
  act_('an act that is none', 'not_found', act('constructor'), () => ({})),
  {
    name: 'a key enrolled in a colleague’s name',
    code: 'key_malformed',
    send: () => enrolment(colleague, makeDevice()),
  },
  {
    name: 'a key enrolled on another site',
    code: 'key_malformed',
    send: () => enrolment(member, makeDevice(), 'https://x.test'),
  },
  {
    name: 'a key that somebody else signs',
    code: 'key_signature_invalid',
    send: () => enrolment(member, makeDevice(), undefined, makeDevice()),
  },
  {
    name: 'a colleague’s own enrolment, sent again',
    code: 'key_malformed',
    send: () => enrolment(colleague, sitting.deviceOf(colleague)),
  },
]

function openInput(over: object): object {
  const { meetingId, itemId } = sitting
  return { meetingId, itemId, rule: 'simple_majority', base: null, abstain: null, live: null, seconds: 60, ...over }
}
function interestPath(): string {
  return `/m/${sitting.meetingId}/interest.data`
}
const interest = ({ seatId }: Member, reason: string) => ({ act: 'declare', itemId: sitting.itemId, seatId, reason })

async function enrolment(of: Member, key: Device, house = app.origin, signer = key): Promise<Sent> {
  const facts = { house, person: of.actor.personId, label: 'A tablet', nonce: requestId(ctx) }
  const { text } = await sealEnrolment(facts, key.key, key.seal)
  const proof = await signer.seal(enrolmentChallenge(text))
  return { path: '/keys.data', input: { requestId: requestId(ctx), statement: text, proof, device: 'test' } }
}

const each = (attacks: Attack[]) => test.each(attacks.map((attack) => [attack.name, attack.code, attack] as const))

describe('a hostile member’s ballot', () => {
  each(ballots)('%s is refused as %s and changes nothing', async (_name, _code, attack) => isRefused(attack))
})

describe('a hostile member’s request', () => {
  each(requests)('%s is refused as %s and changes nothing', async (_name, _code, attack) => isRefused(attack))

  test('of more than a megabyte is refused unread', async () => {
    const before = await fingerprint(ctx)
    const response = await post({ text: 'x'.repeat(1_000_001) })
    expect([response.status, await outcomeOf(response)]).toEqual([413, 'input_malformed'])
    expect(await fingerprint(ctx)).toEqual(before)
  })

  test('without a session is sent to sign in', async () => {
    const before = await fingerprint(ctx)
    const body = new URLSearchParams({ input: JSON.stringify(await ballot()) })
    expect(await outcomeOf(await app.ask(ballotPath, { method: 'POST', body }))).toBe('sign_in')
    expect(await fingerprint(ctx)).toEqual(before)
  })
})

describe('a hostile member’s deed', () => {
  each(DEEDS)('%s is refused as %s and changes nothing', async (_name, _code, attack) => isRefused(attack))

  test('taking the evidence away is for auditors and officers', async () => {
    const body = await bodyById(ctx.db, sitting.bodyId)
    const response = await app.ask(`/b/${body?.slug}/ledger/export`, { cookie })
    expect([response.status, await outcomeOf(response)]).toEqual([403, 'not_permitted'])
  })
})

describe('an address or a name that no keyboard writes', () => {
  test.each([
    `/m/a%00b.data`,
    `/m/${sitting.meetingId}%00.data`,
    '/v/%00.data',
    '/v/%EF%BF%BD%00/result.data',
    '/b/a%00/ledger.data',
    '/b/a%00/ledger/export',
    '/papers/a%00/file',
  ])('%s is not found, or malformed', async (path) => {
    const response = await app.ask(path, { cookie })
    expect([400, 404]).toContain(response.status)
  })

  test('a user name with a byte of nothing is nobody’s', async () => {
    const body = new URLSearchParams({ username: 'a\u0000b', password: 'x'.repeat(12) })
    const response = await app.ask('/sign-in.data', { method: 'POST', body })
    expect(await outcomeOf(response)).toMatch(/^(sign_in_failed|input_malformed)$/)
  })
})

describe('once the member has voted', () => {
  let first: Awaited<ReturnType<typeof ballot>>
  beforeAll(async () => {
    first = await ballot({ choice: 'no' })
    expect(await outcomeOf(await post({ input: first }))).toBe('ok')
  })

  const attacks: Attack[] = [
    cast('a second ballot', 'ballot_twice', {}),
    {
      name: 'another choice under the first request’s id',
      code: 'request_reused',
      send: async () => ({ input: { ...(await ballot()), requestId: first.requestId } }),
    },
    {
      name: 'the ballot again, for a colleague',
      code: 'not_a_voting_seat',
      send: () => ({ input: { ...first, requestId: requestId(ctx), seatId: colleague.seatId } }),
    },
  ]
  each(attacks)('%s is refused as %s and changes nothing', async (_name, _code, attack) => isRefused(attack))

  test('the very same request answers its first receipt, and changes nothing', async () => {
    const before = await fingerprint(ctx)
    expect(await outcomeOf(await post({ input: first }))).toBe('ok')
    expect(await outcomeOf(await post({ input: { ...first, requestId: requestId(ctx) } }))).toBe('ok')
    expect(await fingerprint(ctx)).toEqual(before)
  })
})

describe('once the vote is closed', () => {
  let late: Awaited<ReturnType<typeof ballot>>
  beforeAll(async () => {
    const { text, proof } = await sealFor(ctx, colleague, sitting.deviceOf(colleague), voteId)
    late = { requestId: requestId(ctx), voteId, seatId: colleague.seatId, ballot: text, proof }
    must((await castAs(ctx, chair, sitting.deviceOf(chair), voteId)).result)
    await closeVoteIn(ctx, sitting, voteId)
  })

  test('a ballot sealed in time comes too late, is refused as ballot_late and changes nothing', async () => {
    const before = await fingerprint(ctx)
    const response = await app.ask(ballotPath, {
      method: 'POST',
      cookie: await app.cookieOf(colleague.actor.personId),
      body: new URLSearchParams({ input: JSON.stringify(late) }),
    })
    expect([response.status, await outcomeOf(response)]).toEqual([errorStatus.ballot_late, 'ballot_late'])
    expect(await fingerprint(ctx)).toEqual(before)
  })
})
