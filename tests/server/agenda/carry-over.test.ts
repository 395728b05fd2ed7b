import { describe, expect, test } from 'vitest'
import type { ItemId, MeetingId } from '../../../app/wire/ids.ts'
import { carryOver } from '../../../server/agenda/carry-over.ts'
import { deleteTemplate } from '../../../server/agenda/delete-template.ts'
import { loadSources } from '../../../server/agenda/load-sources.ts'
import { nameTemplate } from '../../../server/agenda/name-template.ts'
import { draftItems, itemById } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { saveTemplate } from '../../../server/agenda/save-template.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { deferItem } from '../../../server/meetings/defer-item.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()

/** A sitting that is over: A was taken up, B was put off, C has D below it, which was taken up, and E was never reached. */
async function held() {
  const { bodyId, members } = await makeBody(ctx)
  const [chair, secretary, member] = members as [Member, Member, Member]
  const officer = secretary.actor
  const past = await makeMeeting(ctx, officer, bodyId)
  const items: Record<string, ItemId> = {}
  for (const title of ['A', 'B', 'C', 'E']) items[title] = await makeItem(ctx, officer, past, title)
  items.D = await makeItem(ctx, officer, past, 'D', { parentId: items.C as ItemId })
  must(await publish(ctx, officer, past))
  const act = <T extends object>(more: T) => ({ requestId: requestId(ctx), meetingId: past, ...more })
  must(await moveSitting(ctx, chair.actor, act({ act: 'sitting.open' as const })))
  for (const title of ['A', 'B', 'D']) must(await callItem(ctx, chair.actor, act({ itemId: items[title] as ItemId })))
  must(await deferItem(ctx, chair.actor, act({ itemId: items.B as ItemId, deferred: true })))
  const adjourn = async () => must(await moveSitting(ctx, chair.actor, act({ act: 'sitting.adjourn' as const })))
  return { bodyId, chair, member, officer, past, items, adjourn }
}
const carry = (meetingId: MeetingId, itemIds: ItemId[], actor: Actor) =>
  carryOver(ctx, actor, { requestId: requestId(ctx), meetingId, itemIds })
const waiting = async (meetingId: MeetingId, actor: Actor) =>
  must(await loadSources(ctx, actor, meetingId)).waiting.map(({ title, why }) => `${title.en} ${why}`)

describe('carryOver', () => {
  test('offers what was put off or never reached once the sitting is over, and takes it up with its words', async () => {
    const { bodyId, officer, items, adjourn } = await held()
    const next = await makeMeeting(ctx, officer, bodyId)
    expect(await waiting(next, officer)).toEqual([])
    await adjourn()
    expect(await waiting(next, officer)).toEqual(['B deferred', 'E not_reached'])
    const { itemIds } = must(await carry(next, [items.B as ItemId, items.E as ItemId], officer))
    const [b] = itemIds as [ItemId]
    expect(await itemById(ctx.db, b)).toMatchObject({ meetingId: next, title: { en: 'B' }, carriedFrom: items.B })
    expect((await itemById(ctx.db, b))?.purpose.en).toContain('Carried over from sitting 1, item 2.')
    expect(await waiting(next, officer)).toEqual([])
    expect(await carry(next, [items.B as ItemId], officer)).toMatchObject({ code: 'not_found' })
    must(await removeItems(ctx, officer, { requestId: requestId(ctx), itemIds: [b], restore: false }))
    expect(await waiting(next, officer)).toEqual(['B deferred'])
  })

  test('whoever is recused from the old item is recused from the new one, and no officer carries what is kept from them', async () => {
    const { bodyId, chair, officer, past, items, adjourn } = await held()
    const interest = { itemId: items.E as ItemId, seatId: chair.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, chair.actor, { requestId: requestId(ctx), ...interest }))
    await adjourn()
    const next = await makeMeeting(ctx, officer, bodyId)
    expect(await waiting(next, chair.actor)).toEqual(['B deferred'])
    expect(await carry(next, [items.E as ItemId], chair.actor)).toMatchObject({ code: 'not_found' })
    const { itemIds } = must(await carry(next, [items.E as ItemId], officer))
    const seen = must(await loadSources(ctx, chair.actor, past)).meetings.find(({ meetingId }) => meetingId === next)
    expect(itemIds).toHaveLength(1)
    expect(seen).toBeUndefined()
  })

  test('refuses what was taken up, what is of another body, a member, and adds none where one is refused', async () => {
    const { bodyId, officer, member, items, adjourn } = await held()
    const other = await held()
    await adjourn()
    await other.adjourn()
    const next = await makeMeeting(ctx, officer, bodyId)
    for (const wrong of [items.A, items.C, other.items.B])
      expect(await carry(next, [items.B as ItemId, wrong as ItemId], officer)).toMatchObject({ code: 'not_found' })
    expect(await carry(next, [items.B as ItemId], member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await draftItems(ctx.db, next)).toEqual([])
  })
})

describe('templates and earlier meetings', () => {
  test('an agenda is kept as a template, named, begun from and deleted; what is kept from an officer is not in it', async () => {
    const { bodyId, officer, chair, member, past, items } = await held()
    const interest = { itemId: items.A as ItemId, seatId: chair.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, chair.actor, { requestId: requestId(ctx), ...interest }))
    const save = (actor: Actor, meetingId = past) =>
      saveTemplate(ctx, actor, { requestId: requestId(ctx), meetingId, name: 'Every month' })
    const { templateId, items: count } = must(await save(officer))
    expect(count).toBe(4)
    const next = await makeMeeting(ctx, officer, bodyId)
    const sources = must(await loadSources(ctx, officer, next))
    expect(sources.templates).toMatchObject([{ name: 'Every month' }])
    const titles = (list: { parent: number | null; fields: { title: { en: string } } }[] = []) =>
      list.map(({ parent, fields }) => `${fields.title.en} ${parent}`)
    expect(titles(sources.templates[0]?.items)).toEqual(['B null', 'C null', 'D 1', 'E null'])
    expect(titles(sources.meetings[0]?.items)).toEqual(['B null', 'C null', 'D 1', 'E null'])
    const name = { requestId: requestId(ctx), templateId, name: 'Every week' }
    expect(await nameTemplate(ctx, member.actor, name)).toMatchObject({ code: 'not_permitted' })
    must(await nameTemplate(ctx, officer, { ...name, requestId: requestId(ctx) }))
    expect(must(await loadSources(ctx, officer, next)).templates).toMatchObject([{ name: 'Every week' }])
    const gone = () => ({ requestId: requestId(ctx), templateId })
    expect(await deleteTemplate(ctx, member.actor, gone())).toMatchObject({ code: 'not_permitted' })
    must(await deleteTemplate(ctx, officer, gone()))
    expect(await deleteTemplate(ctx, officer, gone())).toMatchObject({ code: 'not_found' })
    expect(await save(member.actor)).toMatchObject({ code: 'not_permitted' })
    expect(await save(officer, next)).toMatchObject({ code: 'agenda_empty' })
  })
})
