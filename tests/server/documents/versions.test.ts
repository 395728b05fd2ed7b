import { expect, test } from 'vitest'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { type Member, must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from './support.ts'

const ctx = await testContext()

test('a version is open to members from its release on, and the ones before stay open', async () => {
  const pack = await makePack(ctx)
  const { paperId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  must(await attach(ctx, pack, 'js-buttons.pdf', { paperId }))
  const member = (pack.members[2] as Member).actor
  const read = (actor: typeof member, version?: number) =>
    loadReader(ctx, actor, { meetingId: pack.meetingId, paperId, version })

  expect(await read(member, 2)).toMatchObject({ ok: false, code: 'not_found' })
  expect(await read(member)).toMatchObject({ value: { paper: { version: 1 }, versions: [{ number: 1 }] } })
  const officer = { paper: { version: 2, released: false }, versions: [{ number: 2, released: false }, { number: 1 }] }
  expect(await read(pack.secretary)).toMatchObject({ value: officer })

  await publish(ctx, pack)
  expect(await read(member)).toMatchObject({ value: { paper: { version: 2 } } })
  expect(await read(member, 1)).toMatchObject({
    value: { paper: { version: 1 }, versions: [{ number: 2 }, { number: 1 }] },
  })
  expect(await read(member, 3)).toMatchObject({ ok: false, code: 'not_found' })
})
