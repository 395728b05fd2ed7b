// The General Assembly's hall: the body, its members with keys of their own, and who presides. What is there already is taken as it
// stands, so that loading goes on where it was broken off.
import type { BodyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { addSeat } from '../bodies/add-seat.ts'
import { createBody } from '../bodies/create-body.ts'
import { bodyBySlug, type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import { startMandate } from '../bodies/start-mandate.ts'
import { addPerson } from '../identity/add-person.ts'
import { actorOf } from '../identity/load-actor.ts'
import { personNamed } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import type { Voter } from './cast-as.ts'
import { enrolHarnessDevice } from './harness-device.ts'
import { must } from './must.ts'
import type { RollCalls } from './read-roll-calls.ts'

const SETUP = { system: 'setup' } as const

export const ASSEMBLY = 'general-assembly'
export type Hall = { bodyId: BodyId; chair: Actor; secretary: Actor; voters: Map<string, Voter> }

/** `observers` are people of the house who may look on. Every run enrols a key for each member, which is gone with it. */
export async function openHall(ctx: Ctx, members: RollCalls['members'], observers: readonly string[]): Promise<Hall> {
  const known = await bodyBySlug(ctx.db, ASSEMBLY)
  const bodyId = known?.id ?? (await constitute(ctx))
  const seats = await seatsOf(ctx.db, bodyId, ctx.clock())
  const sit = (username: string, name: Bilingual, role: 'chair' | 'secretary' | 'member' | 'auditor') =>
    takeSeat(ctx, bodyId, seats, { username, name, role })
  const chair = await sit('presiding-officer', { ar: 'رئيس الجمعية العامة', en: 'Presiding officer' }, 'chair')
  const secretary = await sit('secretariat', { ar: 'الأمانة العامة', en: 'Secretariat' }, 'secretary')
  for (const username of observers)
    await sit(username, { ar: `مراقب (${username})`, en: `Observer (${username})` }, 'auditor')
  // Those of one kind are sent at once, so that they share commits.
  const voters = await Promise.all(
    members.map(async ({ code, name }): Promise<[string, Voter]> => {
      const username = `member-${code.toLowerCase()}`
      const { actor, seatId } = await sit(username, { ar: arabicName(code, name), en: name }, 'member')
      return [code, { username, actor, seatId, device: await enrolHarnessDevice(ctx, actor) }]
    }),
  )
  return { bodyId, chair: chair.actor, secretary: secretary.actor, voters: new Map(voters) }
}

async function constitute(ctx: Ctx): Promise<BodyId> {
  const { bodyId } = must(
    await createBody(ctx, SETUP, {
      slug: ASSEMBLY,
      name: { ar: 'الجمعية العامة للأمم المتحدة', en: 'United Nations General Assembly' },
      accent: 'parliament',
      plan: 'hemicycle',
      zone: 'America/New_York',
      settings: { confirmation: 'none', conflictHides: 'nothing' },
    }),
  )
  return bodyId
}

type Place = { username: string; name: Bilingual; role: 'chair' | 'secretary' | 'member' | 'auditor' }

async function takeSeat(ctx: Ctx, bodyId: BodyId, seats: SeatedPerson[], { username, name, role }: Place) {
  const personId = await personOf(ctx, username, name)
  const own = seats.find((seat) => seat.personId === personId)
  const empty = seats.find((seat) => seat.personId === null && seat.title.en === name.en)
  let seatId: SeatId | undefined = own?.id ?? empty?.id
  seatId ??= must(
    await addSeat(ctx, SETUP, bodyId, { title: name, role, votes: role === 'member', weight: '1' }),
  ).seatId
  if (!own) must(await startMandate(ctx, SETUP, { bodyId, seatId, personId }))
  return { actor: (await actorOf(ctx, personId)) as Actor, seatId }
}

async function personOf(ctx: Ctx, username: string, name: Bilingual): Promise<PersonId> {
  return (await personNamed(ctx.db, username)) ?? must(await addPerson(ctx, SETUP, { username, name })).personId
}

/** The data go on naming one member by a code that was withdrawn in 2003. */
const REPLACED: Record<string, string> = { YU: 'RS' }
const countries = new Intl.DisplayNames(['ar'], { type: 'region', fallback: 'none' })

const arabicName = (code: string, name: string): string => countries.of(REPLACED[code] ?? code) ?? name
