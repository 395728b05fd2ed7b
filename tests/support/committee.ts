// Committees whose officers confirm each device. Their people are not in the demonstration, and have no other keys.
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { addSeat } from '../../server/bodies/add-seat.ts'
import { createBody } from '../../server/bodies/create-body.ts'
import { startMandate } from '../../server/bodies/start-mandate.ts'
import { acceptInvitation } from '../../server/identity/accept-invitation.ts'
import { addPerson } from '../../server/identity/add-person.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { type Member, must, SETUP } from './body.ts'
import { CONFIRMED } from './keys.ts'

const PEOPLE = {
  bilal: { ar: 'بلال العلوي', en: 'Bilal Al-Alawi' },
  aliya: { ar: 'عالية الشيراوي', en: 'Aliya Al-Shirawi' },
  khulud: { ar: 'خلود فخرو', en: 'Khulud Fakhro' },
  idris: { ar: 'إدريس المناعي', en: 'Idris Al-Mannai' },
  jumana: { ar: 'جمانة زباري', en: 'Jumana Zubari' },
  karam: { ar: 'كرم الدوسري', en: 'Karam Al-Dossary' },
} as const satisfies Record<string, Bilingual>
export type CommitteeMember = keyof typeof PEOPLE

const TITLES: Partial<Record<SeatRole, Bilingual>> = {
  chair: { ar: 'رئيس اللجنة', en: 'Chair of the committee' },
  deputy: { ar: 'نائبة رئيس اللجنة', en: 'Deputy chair of the committee' },
  secretary: { ar: 'أمينة سر اللجنة', en: 'Secretary of the committee' },
}
const MEMBER = { ar: 'عضو اللجنة', en: 'Member of the committee' }

/** Everybody of the committees, each with this password. */
export async function addCommitteePeople(ctx: Ctx, password: string): Promise<Record<CommitteeMember, PersonId>> {
  const ids = {} as Record<CommitteeMember, PersonId>
  for (const [username, name] of Object.entries(PEOPLE)) {
    const { personId, token } = must(await addPerson(ctx, SETUP, { username, name }))
    must(await acceptInvitation(ctx, { token, password }, 'test'))
    ids[username as CommitteeMember] = personId
  }
  return ids
}

export async function seatCommittee(
  ctx: Ctx,
  ids: Record<CommitteeMember, PersonId>,
  slug: string,
  name: Bilingual,
  roles: [CommitteeMember, SeatRole][],
): Promise<Member[]> {
  const about = { accent: 'tender', plan: 'table', zone: 'Asia/Bahrain', settings: CONFIRMED } as const
  const { bodyId } = must(await createBody(ctx, SETUP, { slug, name, ...about }))
  const members: Member[] = []
  for (const [username, role] of roles) {
    const given = { title: TITLES[role] ?? MEMBER, role, votes: role !== 'secretary', weight: '1' }
    const { seatId } = must(await addSeat(ctx, SETUP, bodyId, given))
    must(await startMandate(ctx, SETUP, { bodyId, seatId, personId: ids[username] }))
    members.push({ actor: (await actorOf(ctx, ids[username])) as Actor, seatId, bodyId, role })
  }
  return members
}

export const MINOR_TENDERS = { ar: 'لجنة المناقصات الصغرى', en: 'Minor Tenders Committee' }

/** Chair, secretary, deputy and three members. */
export const MINOR_TENDERS_SEATS: [CommitteeMember, SeatRole][] = [
  ['bilal', 'chair'],
  ['aliya', 'secretary'],
  ['khulud', 'deputy'],
  ['idris', 'member'],
  ['jumana', 'member'],
  ['karam', 'member'],
]
