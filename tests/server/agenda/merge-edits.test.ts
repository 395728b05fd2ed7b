import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedParts, PARTS, type Part, partOf, withPart } from '../../../app/rules/agenda-merge.ts'
import type { ItemFields } from '../../../app/wire/agenda.ts'
import type { ItemId } from '../../../app/wire/ids.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { moveItem } from '../../../server/agenda/move-item.ts'
import { fieldsOf, itemById } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { itemFields, makeItem, makeMeeting } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const { bodyId, members } = await makeBody(ctx)
const [chair, secretary] = members as [Member, Member, Member]
const officers = [secretary.actor, chair.actor] as const

const newItem = async () =>
  makeItem(ctx, secretary.actor, await makeMeeting(ctx, secretary.actor, bodyId), 'Ports', {
    purpose: { ar: '', en: '' },
  })
async function readItem(itemId: ItemId) {
  const item = await itemById(ctx.db, itemId)
  if (!item) throw new Error('gone')
  return { version: item.version, base: fieldsOf(item) }
}
type Seen = Awaited<ReturnType<typeof readItem>>
const edit = (by: 0 | 1, itemId: ItemId, seen: Seen, fields: ItemFields) =>
  editItem(ctx, officers[by], { requestId: requestId(ctx), itemId, ...seen, fields })

describe('editItem over an edit of another', () => {
  test('merges different parts and answers the item as it stands then', async () => {
    const itemId = await newItem()
    const seen = await readItem(itemId)
    must(await edit(0, itemId, seen, withPart(seen.base, 'title.ar', 'المرافئ')))
    const answered = await edit(1, itemId, seen, { ...seen.base, minutes: 45 })
    expect(answered).toMatchObject({
      ok: true,
      value: { version: 3, fields: { minutes: 45, title: { ar: 'المرافئ', en: 'Ports' } } },
    })
    expect((await readItem(itemId)).base).toMatchObject({ minutes: 45, title: { ar: 'المرافئ', en: 'Ports' } })
  })

  test('refuses a part that both changed, changes nothing, and takes it once it is settled', async () => {
    const itemId = await newItem()
    const seen = await readItem(itemId)
    must(await edit(0, itemId, seen, withPart(seen.base, 'title.en', 'Harbours')))
    const mine = withPart(withPart(seen.base, 'title.en', 'Seaports'), 'minutes', 45)
    expect(await edit(1, itemId, seen, mine)).toMatchObject({ code: 'item_stale', params: { version: '2' } })
    const now = await readItem(itemId)
    expect(now.base).toMatchObject({ title: { en: 'Harbours' }, minutes: 10 })
    expect(await edit(1, itemId, now, { ...now.base, minutes: 45, title: mine.title })).toMatchObject({ ok: true })
  })

  test('refuses without what was read, and a version that never was', async () => {
    const itemId = await newItem()
    const seen = await readItem(itemId)
    must(await edit(0, itemId, seen, { ...seen.base, minutes: 20 }))
    const blind = { requestId: requestId(ctx), itemId, version: 1, fields: itemFields('Blind') }
    expect(await editItem(ctx, chair.actor, blind)).toMatchObject({ code: 'item_stale' })
    expect(await edit(1, itemId, { ...seen, version: 9 }, seen.base)).toMatchObject({ code: 'item_stale' })
  })

  test('an item moved meanwhile takes the edit where it stands; a removed one refuses it until it is back', async () => {
    const itemId = await newItem()
    const seen = await readItem(itemId)
    must(await moveItem(ctx, chair.actor, { requestId: requestId(ctx), itemId, parentId: null, position: 0 }))
    must(await edit(0, itemId, seen, { ...seen.base, minutes: 20 }))
    const remove = (restore: boolean) =>
      removeItems(ctx, chair.actor, { requestId: requestId(ctx), itemIds: [itemId], restore })
    must(await remove(false))
    const mine = withPart(seen.base, 'title.en', 'Written meanwhile')
    expect(await edit(0, itemId, seen, mine)).toMatchObject({ code: 'not_found' })
    must(await remove(true))
    must(await edit(0, itemId, seen, mine))
    expect((await readItem(itemId)).base).toMatchObject({ minutes: 20, title: { en: 'Written meanwhile' } })
  })
})

describe('random edits of two at once', () => {
  const value: Record<string, (n: number) => string | number | null> = {
    minutes: (n) => n,
    type: (n) => (n % 2 ? 'discussion' : 'information'),
    classification: () => 'internal',
    presenterSeatId: (n) => (n % 2 ? chair.seatId : null),
    'decision.authoritative': (n) => (n % 2 ? 'ar' : 'en'),
  }
  const wrote = (part: Part, by: number, n: number) => (value[part] ? value[part](n) : `${part} ${by} ${n}`)
  const step = fc.record({
    by: fc.constantFrom(0 as const, 1 as const),
    parts: fc.uniqueArray(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 }),
    n: fc.integer({ min: 1, max: 9 }),
    /** Looks at the agenda again before writing; otherwise writes over what they saw last. */
    looks: fc.boolean(),
  })

  test('nothing that was accepted is lost: every part is as whoever last changed it wrote it, and a refused edit changed nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const itemId = await newItem()
        const first = await readItem(itemId)
        const seen: [Seen, Seen] = [first, first]
        const expected = new Map<Part, string | number | null>(PARTS.map((part) => [part, partOf(first.base, part)]))
        for (const { by, parts, n, looks } of steps) {
          if (looks) seen[by] = await readItem(itemId)
          const { base } = seen[by]
          let mine: ItemFields = base
          for (const part of parts) mine = withPart(mine, part, wrote(part, by, n))
          const before = await readItem(itemId)
          const written = changedParts(base, mine)
          const clash = written.some(
            (part) => expected.get(part) !== partOf(base, part) && expected.get(part) !== partOf(mine, part),
          )
          const answered = await edit(by, itemId, seen[by], mine)
          if (!answered.ok) {
            expect(answered.code).toBe('item_stale')
            expect(clash).toBe(true)
            expect(await readItem(itemId)).toEqual(before)
            continue
          }
          for (const part of written) expected.set(part, partOf(mine, part))
          const now = await readItem(itemId)
          // Which text prevails is kept only with a text.
          for (const part of PARTS)
            if (part !== 'decision.authoritative' || now.base.decision)
              expect(partOf(now.base, part)).toBe(expected.get(part))
          if (!now.base.decision) expected.set('decision.authoritative', 'ar')
          seen[by] = now
        }
      }),
      { numRuns: 25 },
    )
  })

  test('sent in the same instant, both are in the item or one is told of the other', async () => {
    await fc.assert(
      fc.asyncProperty(step, step, async (one, two) => {
        const itemId = await newItem()
        const seen = await readItem(itemId)
        const written = [one, two].map(({ parts, n }, by) => {
          let fields: ItemFields = seen.base
          for (const part of parts) fields = withPart(fields, part, wrote(part, by, n + by))
          return fields
        }) as [ItemFields, ItemFields]
        const answers = await Promise.all(written.map((fields, by) => edit(by as 0 | 1, itemId, seen, fields)))
        const now = (await readItem(itemId)).base
        for (const [by, answer] of answers.entries())
          if (answer.ok)
            // Nothing prevails in a decision that has no words: none is kept of it.
            for (const part of changedParts(seen.base, written[by] as ItemFields))
              if (part !== 'decision.authoritative' || (now.decision && hasWords(written[by]?.decision)))
                expect(partOf(now, part)).toBe(partOf(written[by] as ItemFields, part))
        expect(answers.some((answer) => answer.ok)).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
})

const hasWords = (decision: ItemFields['decision'] | undefined): boolean =>
  Boolean(decision && (decision.ar.trim() || decision.en.trim()))
