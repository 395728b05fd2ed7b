import { expect, test } from 'vitest'
import { acceptInvitation } from '../../../server/identity/accept-invitation.ts'
import { invite } from '../../../server/identity/invite.ts'
import { isEmptyHouse } from '../../../server/identity/queries.ts'
import { both } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const taken = (token: string, username: string) =>
  acceptInvitation(ctx, { token, username, name: both(username), password: 'a long enough passphrase' }, 'test')

test('of two links for the first administrator one is good, however they race, and a third is good for nothing', async () => {
  expect(await isEmptyHouse(ctx.db)).toBe(true)
  const links = [await invite(ctx, null), await invite(ctx, null), await invite(ctx, null)] as const
  const answers = await Promise.all([taken(links[0], 'one'), taken(links[1], 'two')])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'invitation_invalid' })
  expect(await taken(links[2], 'three')).toMatchObject({ ok: false, code: 'invitation_invalid' })
})
