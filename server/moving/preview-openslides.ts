import { fold } from '../../app/rules/arabic.ts'
import type { BroughtPerson } from '../../app/rules/moving/openslides.ts'
import { ok, type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, SeatId } from '../../app/wire/ids.ts'
import type { OpenSlidesPreview } from '../../app/wire/moving.ts'
import { type NamedSeat, namedSeats } from '../bodies/queries.ts'
import { mailSettingsOf } from '../mail/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { openSlidesOnThread } from './openslides-on-thread.ts'

/** Whoever prepares meetings of some body: asked before a file is received, and of the body itself once it is named. */
export const mayImport = (actor: Actor): Refusal | null =>
  actor.mandates.length === 0
    ? refuse('not_found')
    : actor.mandates.some(({ bodyId }) => may(actor, 'meeting.create', bodyId))
      ? null
      : refuse('not_permitted', { act: 'meeting.create' })

/** What an export of OpenSlides would become in this body; nothing is made of it. Refused: the codes of readOpenSlides, openslides_too_slow. */
export async function previewOpenSlides(
  ctx: Ctx,
  actor: Actor,
  bodyId: BodyId,
  bytes: Uint8Array,
): Promise<Result<OpenSlidesPreview>> {
  const denied = permit(actor, 'meeting.create', bodyId)
  if (denied) return denied
  const brought = await openSlidesOnThread(bytes)
  if (!brought.ok) return brought
  const { people, ...meeting } = brought.value
  const seats = (await namedSeats(ctx.db, bodyId, ctx.clock())).filter(({ role }) => role !== 'auditor')
  const mails = await mailSettingsOf(
    ctx.db,
    seats.flatMap(({ personId }) => (personId ? [personId] : [])),
  )
  const byMail = new Map(
    seats.flatMap((seat) => {
      const address = seat.personId && mails.get(seat.personId)?.address
      return address ? [[address.toLowerCase(), seat] as const] : []
    }),
  )
  const byName = new Map(seats.flatMap((seat) => namesOf(seat).map((name) => [name, seat] as const)))
  return ok({ ...meeting, people: people.map((person) => matched(person, byMail, byName)) })
}

type Seats = ReadonlyMap<string, NamedSeat>

/** Only with those who sit in the body, whom its officers know: an export must not be a way to ask who is in the house. */
function matched(
  { id, name, email }: BroughtPerson,
  byMail: Seats,
  byName: Seats,
): OpenSlidesPreview['people'][number] {
  const said = email === '' ? undefined : byMail.get(email.toLowerCase())
  const seat = said ?? byName.get(bare(name))
  if (!seat?.name) return { id, name, seat: null }
  return { id, name, seat: { seatId: seat.seatId as SeatId, name: seat.name, by: said ? 'email' : 'name' } }
}

const namesOf = ({ name }: NamedSeat): string[] => (name ? [bare(name.ar), bare(name.en)].filter(Boolean) : [])

/** Its words in any order, so that a family name may come first. */
const bare = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ')
