import { beforeAll, describe, expect, test } from 'vitest'
import { findInPack } from '../../../server/documents/find-in-pack.ts'
import { removePaper } from '../../../server/documents/remove-paper.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { attach, makePack, publish } from './support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
const [, secretary, member, recused] = pack.members as [Member, Member, Member, Member]
const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member
const minutes = must(await attach(ctx, pack, 'arabic-minutes-chromium.pdf'))
const memo = must(await attach(ctx, pack, 'memo-digital-government-v1.pdf'))
const find = (actor: Actor, query: string) => findInPack(ctx, actor, { meetingId: pack.meetingId, query })

describe('a search through the papers of a sitting', () => {
  test('finds nothing that was not released, but for those who prepare it', async () => {
    expect(await find(member.actor, 'الحكومة')).toMatchObject({ ok: false, code: 'not_found' })
    expect(must(await find(secretary.actor, 'الحكومة')).length).toBeGreaterThan(0)
  })

  describe('after the agenda is published', () => {
    beforeAll(async () => {
      await publish(ctx, pack)
    })

    test('finds Arabic however it is written, paper by paper, at its words', async () => {
      const found = must(await find(member.actor, 'الحكومه'))
      expect(found.map(({ id }) => id)).toEqual([minutes.paperId, memo.paperId])
      for (const { hits } of found)
        for (const hit of hits) {
          expect(hit.text).toContain('الحكومة')
          expect(hit.to).toBeGreaterThanOrEqual(hit.from)
        }
    })

    test('finds a phrase across words, and names the paper’s reference', async () => {
      const [found, ...others] = must(await find(member.actor, 'محضر الاجتماع رقم'))
      expect(others).toEqual([])
      expect(found).toMatchObject({ id: minutes.paperId, reference: '1.1', more: false })
      expect(found?.hits[0]).toMatchObject({ page: 1, from: 0, text: 'محضر الاجتماع رقم' })
    })

    test('a common word is cut off after its first places, and says so', async () => {
      const found = must(await find(member.actor, 'ال'))
      expect(found.some(({ more, hits }) => more && hits.length === 40)).toBe(true)
    })

    test('what means something to a database is only looked for', async () => {
      for (const query of ["'; drop table paper", '%_%', '\\', '--', '.*'])
        expect(must(await find(member.actor, query)).flatMap(({ hits }) => hits).length).toBeLessThan(40)
    })

    test('nothing of it for outsiders and for whoever is recused', async () => {
      expect(await find(foreign.actor, 'الحكومة')).toMatchObject({ ok: false, code: 'not_found' })
      const declared = {
        requestId: requestId(ctx),
        itemId: pack.itemId,
        seatId: recused.seatId,
        reason: 'A relative bids.',
      }
      must(await declareInterest(ctx, recused.actor, declared))
      expect(await find(recused.actor, 'الحكومة')).toMatchObject({ ok: false, code: 'not_found' })
    })

    test('a paper that was removed is found no more', async () => {
      must(await removePaper(ctx, secretary.actor, { requestId: requestId(ctx), paperId: memo.paperId }))
      expect(must(await find(member.actor, 'الحكومة')).map(({ id }) => id)).toEqual([minutes.paperId])
    })
  })
})
