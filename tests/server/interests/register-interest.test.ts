import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { InterestId } from '../../../app/wire/ids.ts'
import { RegisterInterest } from '../../../app/wire/interests.ts'
import { change, ledgerEntry } from '../../../db/schema/ledger.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { endInterest } from '../../../server/interests/end-interest.ts'
import { loadInterests } from '../../../server/interests/load-interests.ts'
import { loadRegister } from '../../../server/interests/load-register.ts'
import { registerInterest } from '../../../server/interests/register-interest.ts'
import { absentFor } from '../../../server/ledger/reader.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { registerInput } from '../../support/interests.ts'

const ctx = await testContext()
const newBody = async () => {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor', 'deputy'])
  const [chair, secretary, member, second, auditor, deputy] = members as [
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
  ]
  const slug = (await bodyById(ctx.db, bodyId))?.slug ?? ''
  const entries = async () =>
    (await ctx.db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId)).orderBy(ledgerEntry.index)).filter(
      ({ type }) => type.startsWith('interest.'),
    )
  return { bodyId, slug, chair, secretary, member, second, auditor, deputy, entries }
}
const end = ({ actor }: Member, interestId: InterestId) =>
  endInterest(ctx, actor, { requestId: requestId(ctx), interestId })

describe('the register of interests', () => {
  test('keeps what a member entered, corrected and ended, and the ledger says each', async () => {
    const { bodyId, slug, member, entries } = await newBody()
    const register = (over = {}) => registerInterest(ctx, member.actor, registerInput(ctx, bodyId, over))
    expect(must(await loadInterests(ctx, member.actor, slug)).entries).toEqual([])
    const first = must(await register({ note: 'A tenth of the shares' })).interestId
    const second = must(
      await register({ note: 'A fifth of the shares', since: '2020-01-01', replacesId: first }),
    ).interestId
    must(await end(member, second))
    const shown = must(await loadInterests(ctx, member.actor, slug)).entries
    expect(shown).toMatchObject([
      { interestId: second, note: 'A fifth of the shares', replaced: false, stands: false },
      { interestId: first, note: 'A tenth of the shares', replaced: true, stands: false },
    ])
    for (const { endedAt } of shown) expect(endedAt).not.toBeNull()
    const said = (await entries()).map(({ type, payload }) => [type, JSON.parse(payload ?? '')])
    expect(said).toMatchObject([
      [
        'interest.registered',
        { interest: first, person: member.actor.personId, party: { en: 'Gulf Contracting W.L.L.' }, replaces: null },
      ],
      ['interest.registered', { interest: second, since: '2020-01-01', until: null, replaces: first }],
      ['interest.ended', { interest: second }],
    ])
  })

  test('undoes an ending by an entry in its place, once', async () => {
    const { bodyId, slug, member } = await newBody()
    const register = (over = {}) => registerInterest(ctx, member.actor, registerInput(ctx, bodyId, over))
    const first = must(await register()).interestId
    must(await end(member, first))
    const both = await Promise.all([register({ replacesId: first }), register({ replacesId: first })])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, code: 'interest_replaced' })
    expect(must(await loadInterests(ctx, member.actor, slug)).entries.map((one) => one.stands)).toEqual([true, false])
  })

  test('stands within its dates, by the day of the body’s own zone', async () => {
    const { bodyId, slug, member } = await newBody()
    for (const until of ['2000-01-01', null])
      must(await registerInterest(ctx, member.actor, registerInput(ctx, bodyId, { until })))
    expect(must(await loadInterests(ctx, member.actor, slug)).entries.map((one) => one.stands)).toEqual([true, false])
  })

  test('is read by its member, the chair, the secretary and the auditor, and by nobody else', async () => {
    const { bodyId, slug, chair, secretary, member, second, auditor, deputy, entries } = await newBody()
    must(await registerInterest(ctx, member.actor, registerInput(ctx, bodyId)))
    for (const { actor } of [chair, secretary, auditor]) {
      const { people } = must(await loadRegister(ctx, actor, slug))
      expect(people).toHaveLength(5)
      const filled = people.filter((one) => one.entries.length > 0)
      expect(filled).toMatchObject([{ personId: member.actor.personId, entries: [{ stands: true }] }])
    }
    for (const { actor } of [member, second, deputy])
      expect(await loadRegister(ctx, actor, slug)).toMatchObject({ code: 'not_permitted' })
    expect(must(await loadInterests(ctx, second.actor, slug)).entries).toEqual([])
    expect(await loadInterests(ctx, auditor.actor, slug)).toMatchObject({ code: 'not_permitted' })
    const stranger = (await makeBody(ctx)).members[0] as Member
    for (const load of [loadInterests, loadRegister])
      expect(await load(ctx, stranger.actor, slug)).toMatchObject({ code: 'not_found' })

    const rows = await entries()
    const absences = await Promise.all(
      [chair, secretary, auditor, deputy].map(async ({ actor }) =>
        (await absentFor(ctx.db, actor, bodyId, rows))(rows[0] as never),
      ),
    )
    expect(absences).toEqual([null, null, null, 'withheld'])
  })

  test('tells the screens of its member and of its readers alone', async () => {
    const { bodyId, chair, secretary, member, auditor } = await newBody()
    must(await registerInterest(ctx, member.actor, registerInput(ctx, bodyId)))
    const told = await ctx.db.select().from(change).where(eq(change.bodyId, bodyId))
    const [last] = told.filter(({ topic }) => topic === 'interest')
    expect([...(last?.audience ?? [])].sort()).toEqual(
      [chair, secretary, member, auditor].map((one) => one.seatId).sort(),
    )
  })

  test('refuses an entry of somebody else, a second ending, an auditor and a stranger', async () => {
    const { bodyId, member, second, auditor, chair } = await newBody()
    const { interestId } = must(await registerInterest(ctx, member.actor, registerInput(ctx, bodyId)))
    for (const other of [second, chair, auditor])
      expect(await end(other, interestId)).toMatchObject({ code: 'not_found' })
    const taken = registerInput(ctx, bodyId, { replacesId: interestId })
    expect(await registerInterest(ctx, second.actor, taken)).toMatchObject({ code: 'not_found' })
    expect(await registerInterest(ctx, auditor.actor, registerInput(ctx, bodyId))).toMatchObject({
      code: 'not_permitted',
    })
    const stranger = (await makeBody(ctx)).members[2] as Member
    expect(await registerInterest(ctx, stranger.actor, registerInput(ctx, bodyId))).toMatchObject({ code: 'not_found' })
    expect(await end(member, 'nothing' as InterestId)).toMatchObject({ code: 'not_found' })
    must(await end(member, interestId))
    expect(await end(member, interestId)).toEqual({ ok: false, code: 'interest_ended' })
  })

  test('an entry without a name, or that ends before it begins, is malformed', () => {
    const input = registerInput(ctx, 'body' as never)
    expect(RegisterInterest.safeParse(input).success).toBe(true)
    for (const over of [
      { party: { ar: ' ', en: 'x' } },
      { since: '2026-02-01', until: '2026-01-31' },
      { since: '2026-02-30' },
      { nature: 'envy' },
    ])
      expect([over, RegisterInterest.safeParse({ ...input, ...over }).success]).toEqual([over, false])
  })
})
