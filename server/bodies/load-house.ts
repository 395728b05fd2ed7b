import { ok, type Result } from '../../app/rules/result.ts'
import type { LedgerPolicy } from '../../app/wire/bodies.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { everybody, namesOf } from '../identity/queries.ts'
import { cosignedSizes } from '../ledger/cosignatures.ts'
import { publicAddress } from '../ledger/public-ledger.ts'
import { headOf } from '../ledger/queries.ts'
import { type MailHealth, type MailSetting, mailHealth, mailSettingsOf } from '../mail/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { allBodies, type Body, ledgerPolicyOf, seatsOf } from './queries.ts'

/** What an administrator configures: bodies, their seats and who holds them, and people. No paper, no ballot. */
export async function loadHouse(ctx: Ctx, actor: Actor): Promise<Result<House>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const now = ctx.clock()
  const bodies = await Promise.all(
    (await allBodies(ctx.db)).map(async (body) => {
      const { id, slug, name, accent } = body
      const seats = await seatsOf(ctx.db, id, now)
      const names = await namesOf(
        ctx.db,
        seats.flatMap((seat) => (seat.personId ? [seat.personId] : [])),
      )
      return {
        id,
        slug,
        name,
        accent,
        ledger: await ledgerOf(ctx, body),
        seats: seats.map(({ id: seatId, title, role, votes, personId }) => ({
          seatId,
          title,
          role,
          votes,
          holder: personId ? (names.get(personId) ?? null) : null,
        })),
      }
    }),
  )
  const people = await everybody(ctx.db)
  const mails = await mailSettingsOf(
    ctx.db,
    people.map(({ id }) => id),
  )
  return ok({
    bodies,
    people: people.map((person) => ({ ...person, mail: mails.get(person.id) ?? null })),
    mail: await mailHealth(ctx),
  })
}

async function ledgerOf(ctx: Ctx, body: Body): Promise<HouseLedger> {
  const policy = ledgerPolicyOf(body)
  const head = await headOf(ctx.db, body.id)
  const sizes = await cosignedSizes(ctx.db, body.id)
  return {
    policy,
    vkey: head?.vkey ?? '',
    size: head?.size ?? 0,
    address: publicAddress(ctx, body.slug),
    cosigned: policy.witnesses.map(({ vkey }) => ({
      name: vkey.slice(0, vkey.indexOf('+')),
      size: sizes.get(vkey) ?? null,
    })),
  }
}

export type HouseLedger = {
  policy: Required<LedgerPolicy>
  vkey: string
  size: number
  /** Where a public ledger is read. */
  address: string
  /** How far each witness has followed; null for one that never answered. */
  cosigned: { name: string; size: number | null }[]
}

export type House = {
  bodies: {
    id: string
    slug: string
    name: Bilingual
    accent: string
    ledger: HouseLedger
    seats: { seatId: string; title: Bilingual; role: string; votes: boolean; holder: Bilingual | null }[]
  }[]
  people: {
    id: PersonId
    username: string
    name: Bilingual
    invited: boolean
    mail: Pick<MailSetting, 'address' | 'language' | 'wish'> | null
  }[]
  mail: MailHealth | null
}
