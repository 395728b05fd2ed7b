// A house with a mail server, and a body whose people have addresses.
import type { SeatRole } from '../../app/wire/bodies.ts'
import { setMail } from '../../server/mail/set-mail.ts'
import { createMailer } from '../../server/platform/mailer.ts'
import { makeItem, makeMeeting } from './agenda.ts'
import { type Member, makeBody, must } from './body.ts'
import type { TestContext } from './context.ts'

export const FROM = 'majlis@house.test'

/** The same house, with this mail server. */
export const withMail = (ctx: TestContext, url: string): TestContext => ({
  ...ctx,
  mailer: createMailer({ url, from: FROM }, ctx.settings.origin.rpId),
})

export const addressOf = ({ actor }: Member): string => `${actor.personId}@members.test`

/** Every other one of them reads Arabic. */
export async function makeMailedBody(ctx: TestContext, roles: SeatRole[]) {
  const { bodyId, members } = await makeBody(ctx, roles)
  for (const [place, member] of members.entries())
    must(
      await setMail(ctx, member.actor, {
        address: addressOf(member),
        language: place % 2 === 0 ? 'ar' : 'en',
        wish: 'all',
      }),
    )
  const [chair, secretary] = members as [Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Budget of the harbour')
  return { bodyId, members, chair, secretary, meetingId, itemId, others: members.filter((one) => one !== secretary) }
}
