import { beforeAll, describe, expect, test } from 'vitest'
import { removePaper } from '../../../server/documents/remove-paper.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { searchHouse } from '../../../server/search/search-house.ts'
import { makeItem } from '../../support/agenda.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { DECISION } from '../../support/sitting.ts'
import { attach, makePack, publish } from '../documents/support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
const [chair, secretary, member, recused, auditor] = pack.members as [Member, Member, Member, Member, Member]
const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
const memo = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
const roadId = await makeItem(ctx, secretary.actor, pack.meetingId, 'Kept', {
  title: { ar: 'طريق الجسر الشمالي', en: 'The northern bridge road' },
  purpose: both('To widen the lanes'),
  decision: DECISION,
})

const search = (actor: Actor, q: string, body = '') => searchHouse(ctx, actor, { q, body })
const papersOf = async (actor: Actor, q: string) => {
  const { found, similar } = await search(actor, q)
  return similar ? [] : found.flatMap(({ papers }) => papers)
}
const itemsOf = async (actor: Actor, q: string) => (await search(actor, q)).found.flatMap(({ items }) => items)

describe('before the agenda is published', () => {
  test('officers find the draft, and nobody else learns that it exists', async () => {
    expect((await itemsOf(secretary.actor, 'bridges')).map(({ id, number }) => [id, number])).toEqual([[roadId, null]])
    expect(await papersOf(chair.actor, 'الحكومة الرقمية')).toHaveLength(1)
    for (const { actor } of [member, auditor, foreign]) {
      expect((await search(actor, 'bridge')).found).toEqual([])
      expect((await search(actor, 'الحكومة الرقمية')).found).toEqual([])
    }
  })
})

describe('after the agenda is published', () => {
  beforeAll(async () => {
    await publish(ctx, pack)
    const declared = {
      requestId: requestId(ctx),
      itemId: pack.itemId,
      seatId: recused.seatId,
      reason: 'A relative bids.',
    }
    must(await declareInterest(ctx, recused.actor, declared))
  })

  test('a paper is found by its text, however the words are spelled, with the place and the words around it', async () => {
    for (const q of ['وزاره الكهرباء', 'الوزارات كهرباء', 'لوزارة والكهرباء', 'TB-2026/٠١٨']) {
      const [paper] = await papersOf(member.actor, q)
      expect(paper?.reference).toBe('1.1')
      const [place] = paper?.pages ?? []
      expect(place?.reference).toBe(`1.1/${place?.page}`)
      expect(place?.excerpt.some(({ hit }) => hit)).toBe(true)
    }
    expect((await papersOf(member.actor, 'الذكاء الاصطناعي'))[0]?.pages[0]?.excerpt.map(({ text }) => text)).toContain(
      'الذكاء',
    )
  })

  test('every sought word must stand there; less than two letters find nothing', async () => {
    expect(await papersOf(member.actor, 'الحكومة المريخ')).toEqual([])
    expect(await search(member.actor, ' ، ')).toMatchObject({ sought: false, found: [] })
    expect(await search(member.actor, '')).toMatchObject({ sought: false, found: [] })
  })

  test('an item is found by its title, its purpose and its decision, with its published number', async () => {
    expect((await itemsOf(member.actor, 'جسر شمالي')).map(({ id, number }) => [id, number])).toEqual([[roadId, '2']])
    const [byPurpose] = await itemsOf(member.actor, 'widen lane')
    expect(byPurpose?.excerpt?.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['widen', 'lanes'])
    expect((await itemsOf(member.actor, DECISION.en.split(' ')[0] as string)).map(({ id }) => id)).toContain(roadId)
  })

  test('words that stand nowhere lead to papers with words spelled much alike, and say so', async () => {
    const near = await search(member.actor, 'الكهرياء')
    expect(near).toMatchObject({ sought: true, similar: true })
    expect(near.found[0]?.papers[0]?.pages[0]?.excerpt.some(({ hit }) => hit)).toBe(true)
  })

  test('what an interest masks is not found, nor what is like it', async () => {
    expect((await search(recused.actor, 'الذكاء الاصطناعي')).found).toEqual([])
    expect((await search(recused.actor, 'الكهرياء')).found).toEqual([])
    expect(await itemsOf(recused.actor, 'bridge')).toHaveLength(1)
  })

  test('an auditor and a stranger find nothing, by whatever body they name', async () => {
    for (const { actor } of [auditor, foreign]) expect((await search(actor, 'الحكومة')).found).toEqual([])
    const [own] = (await search(member.actor, 'bridge')).bodies
    expect((await search(foreign.actor, 'bridge', own?.slug)).found).toEqual([])
    expect((await search(member.actor, 'bridge', own?.slug)).found).toHaveLength(1)
    expect((await search(member.actor, 'bridge', 'no-such-body')).found).toEqual([])
  })

  test('signs that mean something to the database are only words', async () => {
    for (const q of ["'", "a'b:*", '& | !', '\\', '%_', 'x'.repeat(200)])
      expect((await search(member.actor, q)).found).toEqual([])
  })

  test('a paper that was removed is found no more', async () => {
    must(await removePaper(ctx, secretary.actor, { requestId: requestId(ctx), paperId: memo.paperId }))
    expect(await papersOf(member.actor, 'الكهرباء')).toEqual([])
    expect((await search(member.actor, 'الكهرياء')).found).toEqual([])
  })
})
