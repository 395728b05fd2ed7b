// A small body with people in its seats, keys to sign with, and a sitting under way: made by the real commands.
import { generateKeyPairSync, sign } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type BallotType, ballotTypeFor, sealBallot } from '../../app/rules/ballot.ts'
import { fromBase64Url, toHex } from '../../app/rules/bytes.ts'
import { sealEnrolment } from '../../app/rules/key-enrolment.ts'
import { type KeyLevel, sealWith } from '../../app/rules/signed-by.ts'
import { keyId, signingKey } from '../../app/rules/signing-key.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { BodySettings, SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId, KeyId, PersonId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { person } from '../../db/schema/identity.ts'
import { castBallot } from '../../server/ballots/cast-ballot.ts'
import { voteById } from '../../server/ballots/queries.ts'
import { addSeat } from '../../server/bodies/add-seat.ts'
import { createBody } from '../../server/bodies/create-body.ts'
import { startMandate } from '../../server/bodies/start-mandate.ts'
import { addPerson } from '../../server/identity/add-person.ts'
import { enrolKey } from '../../server/identity/enrol-key.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor, ActorMandate } from '../../server/policies/actor.ts'

export const SETUP = { system: 'setup' } as const

export const must = <T>(result: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`)
  return result.value
}

export type Member = { actor: Actor; seatId: SeatId; bodyId: BodyId; role: SeatRole }

export const both = (text: string) => ({ ar: `${text} بالعربية`, en: text })

let made = 0

/** A body with one person in a seat of each role given; those that may vote do. */
export async function makeBody(
  ctx: Ctx,
  roles: SeatRole[] = ['chair', 'secretary', 'member', 'member', 'auditor'],
  settings: BodySettings = { confirmation: 'none', conflictHides: 'item' },
): Promise<{ bodyId: BodyId; members: Member[] }> {
  const slug = `body-${++made}`
  const { bodyId } = must(
    await createBody(ctx, SETUP, {
      slug,
      name: both(slug),
      accent: 'cabinet',
      plan: 'table',
      zone: 'Asia/Bahrain',
      settings,
    }),
  )
  const members: Member[] = []
  for (const role of roles) members.push(await seatSomebody(ctx, bodyId, role))
  return { bodyId, members }
}

export async function makePerson(ctx: Ctx): Promise<PersonId> {
  const username = `person-${++made}`
  const { personId } = must(await addPerson(ctx, SETUP, { username, name: both(username) }))
  return personId
}

export async function seatSomebody(ctx: Ctx, bodyId: BodyId, role: SeatRole, who?: PersonId): Promise<Member> {
  const personId = who ?? (await makePerson(ctx))
  const votes = role === 'chair' || role === 'deputy' || role === 'member'
  const { seatId } = must(await addSeat(ctx, SETUP, bodyId, { title: both(role), role, votes, weight: '1' }))
  must(await startMandate(ctx, SETUP, { bodyId, seatId, personId }))
  return { actor: (await actorOf(ctx, personId)) as Actor, seatId, bodyId, role }
}

export const makeAdministrator = async (ctx: Ctx): Promise<Actor> => {
  const personId = await makePerson(ctx)
  await ctx.db.update(person).set({ administrator: true }).where(eq(person.id, personId))
  return (await actorOf(ctx, personId)) as Actor
}

export const requestId = (ctx: Ctx): string => toHex(ctx.random(16))

/** A device's key, as a browser would hold it. */
export function makeDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const point = new Uint8Array([4, ...fromBase64Url(x as string), ...fromBase64Url(y as string)])
  const key = signingKey('P-256', point)
  return {
    key,
    id: keyId(key) as KeyId,
    level: 'C' as KeyLevel,
    seal: sealWith(
      async (message) => new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
    ),
  }
}
export type Device = ReturnType<typeof makeDevice>

export async function enrolDevice(
  ctx: Ctx,
  actor: Actor,
  device: Device = makeDevice(),
  label = 'test',
): Promise<Device> {
  const given = {
    house: ctx.settings.origin.href,
    person: actor.personId,
    label,
    nonce: toHex(ctx.random(16)),
    level: device.level,
  }
  const { text, proof } = await sealEnrolment(given, device.key, device.seal)
  must(await enrolKey(ctx, actor, { requestId: requestId(ctx), statement: text, proof, device: label }))
  return device
}

export type Cast = { choice?: string; change?: Record<string, string>; requestId?: string; type?: BallotType }

/** Seals a ballot as the member's device would, with anything about it changed on purpose. */
export async function sealFor(ctx: Ctx, member: Member, device: Device, voteId: VoteId, cast: Cast = {}) {
  const vote = await voteById(ctx.db, voteId)
  if (!vote) throw new Error('No such vote')
  const mandate = member.actor.mandates.find((held) => held.seatId === member.seatId) as ActorMandate
  const fields = {
    body: member.bodyId,
    vote: voteId,
    vote_hash: vote.voteHash,
    seat: member.seatId,
    mandate: mandate.mandateId,
    choice: cast.choice ?? 'yes',
    weight: mandate.weight,
    seq: '1',
    prev: '',
    key: device.id,
    nonce: toHex(ctx.random(16)),
  }
  return sealBallot({ ...fields, ...cast.change }, device.seal, cast.type ?? ballotTypeFor(electionOf(vote.terms)))
}

export async function castAs(ctx: Ctx, member: Member, device: Device, voteId: VoteId, cast: Cast = {}) {
  const sealed = await sealFor(ctx, member, device, voteId, cast)
  const input = {
    requestId: cast.requestId ?? requestId(ctx),
    voteId,
    seatId: member.seatId,
    ballot: sealed.text,
    proof: sealed.proof,
  }
  return { input, result: await castBallot(ctx, member.actor, input) }
}
