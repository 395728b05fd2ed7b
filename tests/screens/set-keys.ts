// What the pictures of devices show: a committee whose officers confirm each device, with keys in every state that a key may be
// in, and a second one in which nobody's device counts yet. Its people are not in the demonstration, and have no other keys.
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { KeyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { addSeat } from '../../server/bodies/add-seat.ts'
import { createBody } from '../../server/bodies/create-body.ts'
import { startMandate } from '../../server/bodies/start-mandate.ts'
import { addPerson } from '../../server/identity/add-person.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { type Device, enrolDevice, type Member, makeDevice, must, SETUP } from '../support/body.ts'
import { approveAs, CONFIRMED, confirmAs, revokeAs } from '../support/keys.ts'

export const CONFIRMING = 'minor-tenders'
export const FOUNDING = 'complaints'

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

export async function setKeys(ctx: Ctx): Promise<void> {
  const ids = {} as Record<CommitteeMember, PersonId>
  for (const [username, name] of Object.entries(PEOPLE))
    ids[username as CommitteeMember] = must(await addPerson(ctx, SETUP, { username, name })).personId
  const seat = async (slug: string, name: Bilingual, roles: [CommitteeMember, SeatRole][]) => {
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

  const members = await seat(CONFIRMING, { ar: 'لجنة المناقصات الصغرى', en: 'Minor Tenders Committee' }, [
    ['bilal', 'chair'],
    ['aliya', 'secretary'],
    ['khulud', 'deputy'],
    ['idris', 'member'],
    ['jumana', 'member'],
    ['karam', 'member'],
  ])
  const [chair, secretary, deputy, idris] = members as [Member, Member, Member, Member]
  const add = (of: Member, label: string) => enrolDevice(ctx, of.actor, makeDevice(), label)
  const [first, second] = [await add(chair, 'Edge · Windows'), await add(secretary, 'Chrome · Windows')]
  const confirm = async (officer: Member, by: Device, key: KeyId) => must(await confirmAs(ctx, officer, by, key))
  const byBoth = async (device: Device) => {
    await confirm(secretary, second, device.id)
    await confirm(chair, first, device.id)
    return device
  }
  await confirm(chair, first, second.id)
  await confirm(secretary, second, first.id)

  const tablet = await byBoth(await add(idris, 'Safari · iPad'))
  const old = await add(idris, 'Chrome · Android')
  must(await approveAs(ctx, idris, tablet, old.id))
  must(await revokeAs(ctx, idris, tablet, old.id, { cause: 'lost', note: 'نُسي في سيارة أجرة' }))
  const strange = await add(idris, 'Firefox · Linux')
  await confirm(secretary, second, strange.id)
  must(await revokeAs(ctx, idris, tablet, strange.id, { cause: 'objected' }))
  const former = await byBoth(await add(deputy, 'Safari · iPhone'))
  must(await revokeAs(ctx, secretary, second, former.id, { bodyId: secretary.bodyId, cause: 'replaced' }))
  await add(deputy, 'Safari · iPad')
  await add(idris, 'Edge · Windows')

  await seat(FOUNDING, { ar: 'لجنة التظلّمات', en: 'Complaints Committee' }, [
    ['bilal', 'chair'],
    ['aliya', 'secretary'],
    ['karam', 'member'],
  ])
}
