// What the pictures of devices show: a committee whose officers confirm each device, with keys in every state that a key may be
// in, and a second one in which nobody's device counts yet.
import type { KeyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { type Device, enrolDevice, type Member, makeDevice, must } from '../support/body.ts'
import { addCommitteePeople, MINOR_TENDERS, MINOR_TENDERS_SEATS, seatCommittee } from '../support/committee.ts'
import { approveAs, confirmAs, revokeAs } from '../support/keys.ts'

export const CONFIRMING = 'minor-tenders'
export const FOUNDING = 'complaints'
const PASSWORD = 'majlis-screens-2026'

export async function setKeys(ctx: Ctx): Promise<void> {
  const ids = await addCommitteePeople(ctx, PASSWORD)
  const members = await seatCommittee(ctx, ids, CONFIRMING, MINOR_TENDERS, MINOR_TENDERS_SEATS)
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

  await seatCommittee(ctx, ids, FOUNDING, { ar: 'لجنة التظلّمات', en: 'Complaints Committee' }, [
    ['bilal', 'chair'],
    ['aliya', 'secretary'],
    ['karam', 'member'],
  ])
}
