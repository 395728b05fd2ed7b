// A group's layer: whoever is in the group reads and writes it, nobody else can even name it, and leaving closes it at once.

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { GroupId, SeatId } from '../../../app/wire/ids.ts'
import { annotationUpdate } from '../../../db/schema/annotations.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { keepGroup } from '../../../server/groups/keep-group.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from '../documents/support.ts'
import { Copy, comment } from './support.ts'

const ctx = await testContext()

async function scene() {
  const pack = await makePack(ctx)
  const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
  await publish(ctx, pack)
  const [huda, salma] = [pack.members[2], pack.members[3]] as [Member, Member]
  const chair = pack.members.find(({ role }) => role === 'chair') as Member
  const list = async (seats: SeatId[], groupId: GroupId | null = null) =>
    must(
      await keepGroup(ctx, pack.secretary, {
        requestId: requestId(ctx),
        bodyId: pack.bodyId,
        groupId,
        name: { ar: 'مكتب الرئيس', en: 'The chair’s office' },
        seats,
      }),
    ).groupId
  const groupId = await list([chair.seatId, huda.seatId])
  const layers = makeLayers(ctx)
  const audience = `group:${groupId}` as const
  const open = async (member: Member) => {
    const copy = new Copy(layers, member.actor)
    await copy.join(versionId, audience)
    return copy
  }
  const ask = (member: Member, named: `group:${string}` = audience) => {
    const copy = new Copy(layers, member.actor)
    const stateVector = Y.encodeStateVector(new Y.Doc())
    return layers.join(copy.listener, { versionId, audience: named, stateVector })
  }
  return { pack, versionId, huda, salma, chair, list, groupId, layers, open, ask }
}
const me = (copy: Copy) => copy.actor.personId
const logOf = (layerId: string) => ctx.db.select().from(annotationUpdate).where(eq(annotationUpdate.layerId, layerId))

test('a note in a group’s layer reaches who is in the group, and no other layer', async () => {
  const { open, huda, chair, salma, layers, versionId } = await scene()
  const [hers, his] = [await open(huda), await open(chair)]
  const body = new Copy(layers, salma.actor)
  await body.join(versionId, 'body')
  must(await hers.send(() => hers.write(comment('note-0001', me(hers), { text: 'For the office alone' }))))
  expect(his.ids()).toEqual(['note-0001'])
  expect(body.ids()).toEqual([])
})

test('nobody outside the group joins it, whatever they name, the secretary who keeps the list neither', async () => {
  const { ask, salma, pack, groupId, layers, versionId, open, huda } = await scene()
  const hers = await open(huda)
  const secretary = pack.members.find(({ role }) => role === 'secretary') as Member
  for (const member of [salma, secretary]) expect(await ask(member)).toMatchObject({ ok: false, code: 'not_found' })
  expect(await ask(huda, 'group:nothing-of-that-name')).toMatchObject({ code: 'not_found' })
  const other = await scene()
  expect(await ask(huda, `group:${other.groupId}`)).toMatchObject({ code: 'not_found' })
  const copy = new Copy(layers, salma.actor)
  await copy.join(versionId, 'body')
  const update = copy.make(() => copy.write(comment('note-0666', me(copy))))
  const layerId = `${versionId}:g:${groupId}`
  expect(layerId).toBe(hers.layerId)
  expect(await layers.push(copy.listener.id, layerId, update)).toMatchObject({ code: 'layer_closed' })
  expect(await logOf(layerId)).toEqual([])
})

test('whoever left the group hears and writes nothing more, even before their layer is closed', async () => {
  const { open, huda, chair, list, groupId, layers, pack } = await scene()
  const [hers, his] = [await open(huda), await open(chair)]
  await list([chair.seatId], groupId)
  must(await his.send(() => his.write(comment('note-0001', me(his)))))
  expect(hers.ids()).toEqual([])
  expect(await hers.send(() => hers.write(comment('note-0002', me(hers))))).toMatchObject({ code: 'layer_closed' })
  expect(his.ids()).toEqual(['note-0001'])
  await layers.recheck(pack.itemId, (person) => actorOf(ctx, person))
  expect([hers.closed, his.closed]).toEqual([['access_ended'], []])
  must(await his.send(() => his.write(comment('note-0003', me(his)))))
  expect(hers.ids()).toEqual(['note-0002'])
})

test('whoever is in the group and declares an interest is closed out of its layer too', async () => {
  const { open, ask, huda, layers, pack } = await scene()
  const hers = await open(huda)
  const input = { requestId: requestId(ctx), itemId: pack.itemId, seatId: huda.seatId, reason: 'Owns shares.' }
  must(await declareInterest(ctx, huda.actor, input))
  await layers.recheck(pack.itemId, (person) => actorOf(ctx, person))
  expect(hers.closed).toEqual(['access_ended'])
  expect(await ask(huda)).toMatchObject({ ok: false })
})

test('a mention in a group’s layer names only its people', async () => {
  const { open, huda, chair, salma } = await scene()
  const hers = await open(huda)
  must(await hers.send(() => hers.write(comment('note-0001', me(hers), { mentions: [chair.actor.personId] }))))
  const told = async (member: Member) =>
    (await noticesOf(ctx.db, member.actor.personId)).filter(({ kind }) => kind === 'note_mention').length
  expect(await told(chair)).toBe(1)
  const outside = comment('note-0002', me(hers), { mentions: [salma.actor.personId] })
  expect(await hers.send(() => hers.write(outside))).toMatchObject({ code: 'note_forged_mention' })
  expect(await told(salma)).toBe(0)
})
