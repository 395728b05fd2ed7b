import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { mandate } from '../../../db/schema/bodies.ts'
import { keptPack } from '../../../db/schema/documents.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { askLease } from '../../../server/documents/kept/ask-lease.ts'
import { keepPack } from '../../../server/documents/kept/keep-pack.ts'
import { offerPack } from '../../../server/documents/kept/offer-pack.ts'
import { removePaper } from '../../../server/documents/remove-paper.ts'
import { savePosition } from '../../../server/documents/save-position.ts'
import { signOutEverywhere } from '../../../server/identity/end-sessions.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { makeItem } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, type Pack, publish } from './support.ts'

const ctx = await testContext()
const secretOf = (letter: string) => letter.repeat(43)

async function published() {
  const pack = await makePack(ctx)
  const { paperId, versionId } = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
  await publish(ctx, pack)
  const [, secretary, member, other, auditor] = pack.members as [Member, Member, Member, Member, Member]
  return { pack, paperId, versionId, secretary, member, other, auditor }
}
const keepBy = (pack: Pack, actor: Actor, keep: string) => keepPack(ctx, actor, { meetingId: pack.meetingId, keep })
const ask = async (actor: Actor | null, pack: Pack, keep: string, versions: string[] = [], more = {}) => {
  const held = { keep, items: [pack.itemId], titles: [], versions: versions as never[], ...more }
  return must(await askLease(ctx, actor, { protocol: PROTOCOL_VERSION, packs: [held] })).packs[0]
}
const policy = (keepHours: number) => ({ publicLedger: false, witnesses: [], quorum: 0, keepHours })

describe('what a device keeps of a pack', () => {
  test('is the agenda and the papers as this member sees them now, for 72 hours', async () => {
    const { pack, paperId, versionId, member } = await published()
    const kept = must(await keepBy(pack, member.actor, secretOf('a')))
    expect(Date.parse(kept.until) - Date.parse(kept.now)).toBe(72 * 3_600_000)
    expect(kept.items).toMatchObject([{ id: pack.itemId, open: true, purpose: { en: 'Purpose' } }])
    expect(kept.papers).toMatchObject([{ itemId: pack.itemId, reader: { me: member.actor.personId } }])
    expect(kept.papers[0]?.reader.paper).toMatchObject({ id: paperId, versionId })
    expect(kept.papers[0]?.reader).not.toHaveProperty('contents')
    expect(must(await offerPack(ctx, member.actor, pack.meetingId))).toMatchObject({ papers: 1, hours: 72, left: 0 })
  })

  test('holds nothing of an item that is masked from its member', async () => {
    const { pack, member } = await published()
    const input = { requestId: requestId(ctx), itemId: pack.itemId, seatId: member.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, member.actor, input))
    expect(must(await keepBy(pack, member.actor, secretOf('b')))).toMatchObject({ items: [], papers: [] })
  })

  test('leaves out papers of a secret item, and says how many', async () => {
    const pack = await makePack(ctx)
    const secret = await makeItem(ctx, pack.secretary, pack.meetingId, 'Secret', { classification: 'secret' })
    must(await attach(ctx, { ...pack, itemId: secret }, 'memo-digital-government-v1.pdf'))
    await publish(ctx, pack)
    const officer = pack.members[0] as Member
    expect(must(await loadPack(ctx, officer.actor, pack.meetingId)).items).toHaveLength(2)
    expect(must(await offerPack(ctx, officer.actor, pack.meetingId))).toMatchObject({ papers: 0, left: 1 })
    expect(must(await keepBy(pack, officer.actor, secretOf('c'))).papers).toEqual([])
  })

  test('is refused to outsiders and auditors, before publication, and where the body keeps nothing on devices', async () => {
    const outsider = (await makeBody(ctx, ['chair'])).members[0] as Member
    const draft = await makePack(ctx)
    expect(await keepBy(draft, draft.secretary, secretOf('d'))).toMatchObject({ ok: false, code: 'not_found' })
    const { pack, member, auditor } = await published()
    expect(await keepBy(pack, outsider.actor, secretOf('d'))).toMatchObject({ ok: false, code: 'not_found' })
    expect(await keepBy(pack, auditor.actor, secretOf('d'))).toMatchObject({ ok: false, code: 'not_permitted' })
    must(await setLedgerPolicy(ctx, SETUP, pack.bodyId, policy(0)))
    expect(await keepBy(pack, member.actor, secretOf('d'))).toMatchObject({ ok: false, code: 'keep_not_allowed' })
    expect(await offerPack(ctx, member.actor, pack.meetingId)).toMatchObject({ ok: false, code: 'keep_not_allowed' })
  })

  test('a secret is of one person, one pack, and is not written down', async () => {
    const { pack, member, other } = await published()
    must(await keepBy(pack, member.actor, secretOf('e')))
    expect(await keepBy(pack, other.actor, secretOf('e'))).toMatchObject({ ok: false, code: 'not_found' })
    const rows = await ctx.db.select().from(keptPack).where(eq(keptPack.personId, member.actor.personId))
    expect(JSON.stringify(rows)).not.toContain(secretOf('e'))
    // Who has a stolen one learns nothing, and makes nobody's lease longer.
    ctx.fixClock(new Date(Date.now() + 3_600_000))
    expect(await keepBy(pack, other.actor, secretOf('e'))).toMatchObject({ ok: false, code: 'not_found' })
    expect(await ctx.db.select().from(keptPack).where(eq(keptPack.personId, member.actor.personId))).toEqual(rows)
    ctx.fixClock(null)
  })
})

describe('a device that comes back', () => {
  test('keeps what it has for as long again as the body says', async () => {
    const { pack, versionId, member } = await published()
    must(await keepBy(pack, member.actor, secretOf('f')))
    must(await setLedgerPolicy(ctx, SETUP, pack.bodyId, policy(5)))
    const answer = await ask(member.actor, pack, secretOf('f'), [versionId])
    expect(answer).toMatchObject({ state: 'kept', lost: { items: [], versions: [] } })
    const left = Date.parse((answer as { until: string }).until) - ctx.clock().getTime()
    expect(left).toBeLessThanOrEqual(5 * 3_600_000)
    expect(left).toBeGreaterThan(4 * 3_600_000)
  })

  test('is told to let go an item after a recusal, and a paper that was withdrawn', async () => {
    const { pack, versionId, member, secretary, paperId, other } = await published()
    must(await keepBy(pack, member.actor, secretOf('g')))
    must(await keepBy(pack, other.actor, secretOf('h')))
    const input = { requestId: requestId(ctx), itemId: pack.itemId, seatId: member.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, member.actor, input))
    expect(await ask(member.actor, pack, secretOf('g'), [versionId])).toMatchObject({
      state: 'kept',
      lost: { items: [pack.itemId], versions: [versionId] },
    })
    must(await removePaper(ctx, secretary.actor, { requestId: requestId(ctx), paperId }))
    expect(await ask(other.actor, pack, secretOf('h'), [versionId])).toMatchObject({
      state: 'kept',
      lost: { items: [], versions: [versionId] },
    })
  })

  test('is told to let go everything when the seat passed on, or the body keeps nothing on devices any more', async () => {
    const { pack, member, other } = await published()
    must(await keepBy(pack, member.actor, secretOf('i')))
    must(await keepBy(pack, other.actor, secretOf('j')))
    await ctx.db.update(mandate).set({ endsAt: ctx.clock() }).where(eq(mandate.personId, member.actor.personId))
    const now = (await actorOf(ctx, member.actor.personId)) as Actor
    expect(await ask(now, pack, secretOf('i'))).toEqual({ state: 'ended' })
    must(await setLedgerPolicy(ctx, SETUP, pack.bodyId, policy(0)))
    expect(await ask(other.actor, pack, secretOf('j'))).toEqual({ state: 'ended' })
    // It stays so, whatever is decided later.
    must(await setLedgerPolicy(ctx, SETUP, pack.bodyId, policy(24)))
    expect(await ask(other.actor, pack, secretOf('j'))).toEqual({ state: 'ended' })
  })

  test('learns without anybody signed in that it was ended from elsewhere, and nothing else', async () => {
    const { pack, versionId, member, other } = await published()
    must(await keepBy(pack, member.actor, secretOf('k')))
    expect(await ask(null, pack, secretOf('k'), [versionId])).toEqual({ state: 'stranger' })
    expect(await ask(other.actor, pack, secretOf('k'), [versionId])).toEqual({ state: 'stranger' })
    await signOutEverywhere(ctx, member.actor.personId)
    expect(await ask(null, pack, secretOf('k'))).toEqual({ state: 'ended' })
    expect(await ask(member.actor, pack, secretOf('k'))).toEqual({ state: 'ended' })
    expect(await keepBy(pack, member.actor, secretOf('k'))).toMatchObject({ ok: false, code: 'not_found' })
    expect(await ask(null, pack, secretOf('z'))).toEqual({ state: 'ended' })
  })

  test('gives a pack up that it has destroyed, whoever is signed in', async () => {
    const { pack, member } = await published()
    must(await keepBy(pack, member.actor, secretOf('l')))
    expect(await ask(null, pack, secretOf('l'), [], { release: true })).toEqual({ state: 'ended' })
    expect(await ask(member.actor, pack, secretOf('l'))).toEqual({ state: 'ended' })
  })

  test('of another version is told so, and keeps what it has', async () => {
    const { pack, member } = await published()
    const held = { keep: secretOf('m'), items: [], titles: [], versions: [] }
    expect(await askLease(ctx, member.actor, { protocol: PROTOCOL_VERSION + 1, packs: [held] })).toMatchObject({
      ok: false,
      code: 'keep_outdated',
    })
    expect(pack.meetingId).toBeTruthy()
  })

  test('brings the place where it was read: the later of two places stays', async () => {
    const { pack, versionId, member } = await published()
    const placeOf = async () => must(await loadPack(ctx, member.actor, pack.meetingId)).items[0]?.papers[0]?.page
    const hour = (ago: number) => new Date(ctx.clock().getTime() - ago * 3_600_000).toISOString()
    must(await savePosition(ctx, member.actor, { versionId, page: 2, offset: 0, at: hour(2) }))
    expect(await placeOf()).toBe(2)
    must(await savePosition(ctx, member.actor, { versionId, page: 1, offset: 0, at: hour(3) }))
    expect(await placeOf()).toBe(2)
    must(await savePosition(ctx, member.actor, { versionId, page: 1, offset: 0.5, at: hour(1) }))
    expect(await placeOf()).toBe(1)
    // A clock that runs ahead is taken as now.
    must(await savePosition(ctx, member.actor, { versionId, page: 2, offset: 0, at: hour(-30) }))
    must(await savePosition(ctx, member.actor, { versionId, page: 1, offset: 0 }))
    expect(await placeOf()).toBe(1)
  })
})
