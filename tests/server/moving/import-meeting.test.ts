import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { acceptedOf } from '../../../app/agenda/proposal.ts'
import { broughtLines } from '../../../app/moving/brought-lines.ts'
import { numberItems } from '../../../app/rules/agenda.ts'
import type { ImportMeeting, OpenSlidesPreview } from '../../../app/wire/moving.ts'
import { draftItems } from '../../../server/agenda/queries.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setMail } from '../../../server/mail/set-mail.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { meetingById } from '../../../server/meetings/queries.ts'
import { importMeeting } from '../../../server/moving/import-meeting.ts'
import { openSlidesOnThread } from '../../../server/moving/openslides-on-thread.ts'
import { previewOpenSlides } from '../../../server/moving/preview-openslides.ts'
import { itemFields } from '../../support/agenda.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'

const ctx = await testContext()
type Exported = { user: Record<string, Record<string, unknown>> }
const sample = (): Exported => JSON.parse(readFileSync('tests/vectors/openslides/example-data.json', 'utf8'))
const bytesOf = (exported: unknown) => new TextEncoder().encode(JSON.stringify(exported))

async function scene() {
  const { bodyId, members } = await makeBody(ctx)
  const secretary = members[1] as Member
  const read = async (exported: unknown = sample()): Promise<OpenSlidesPreview> =>
    must(await previewOpenSlides(ctx, secretary.actor, bodyId, bytesOf(exported)))
  const input = (items: ImportMeeting['items']): ImportMeeting => ({
    requestId: requestId(ctx),
    bodyId,
    title: both('Brought'),
    kind: 'in_person',
    place: both(''),
    startsAt: '2027-01-10T07:00:00.000Z',
    endsAt: '2027-01-10T09:00:00.000Z',
    items,
  })
  return { bodyId, members, secretary, read, input }
}

async function rows(): Promise<unknown> {
  const { rows } = await ctx.db.execute(sql`
    select (select count(*) from meeting)::int as meetings, (select count(*) from agenda_item)::int as items,
      (select count(*) from ledger_entry)::int as entries, (select count(*) from vote)::int as votes`)
  return rows
}

describe('a meeting of OpenSlides', () => {
  test('becomes a draft with its tree, its texts and its order, and no vote of ours', async () => {
    const { bodyId, secretary, read, input } = await scene()
    const before = await rows()
    const preview = await read()
    expect(await rows()).toEqual(before)
    const items = acceptedOf(broughtLines(preview))
    const { meetingId } = must(await importMeeting(ctx, secretary.actor, input(items)))
    expect(await meetingById(ctx.db, meetingId)).toMatchObject({ state: 'draft', bodyId, number: 1, revision: 0 })
    const made = numberItems(await draftItems(ctx.db, meetingId))
    expect(made.map(({ number, item }) => `${number} ${item.title.en}`)).toEqual([
      '1 A',
      '1.1 2. Wahl',
      '2 B',
      '3 C',
      '4 D',
      '5 E',
      '6 F',
      '7 G',
      '8 test',
      '9 Änderungsantrag zu 1',
      '10 Wahl',
      '11 ohne',
      '12 komplex',
      '13 BLOCK A',
    ])
    const motion = made.find(({ item }) => item.title.en === 'ohne')?.item
    expect(motion).toMatchObject({ type: 'decision', decision: { en: 'sf', ar: '', authoritative: 'en' } })
    const election = made.find(({ item }) => item.title.en === 'Wahl')?.item
    expect(election?.purpose.en).toContain('For information only')
    expect((await ctx.db.execute(sql`select count(*)::int as n from vote where body_id = ${bodyId}`)).rows).toEqual([
      { n: 0 },
    ])
    await verifiesClean(ctx, bodyId)
    // What only officers knew is taken back without a word.
    must(
      await callOff(ctx, secretary.actor, {
        requestId: requestId(ctx),
        meetingId,
        act: 'meeting.cancel',
        reason: 'Tried',
      }),
    )
    expect(await meetingById(ctx.db, meetingId)).toMatchObject({ state: 'cancelled' })
  })

  test('finds its people by address, then by name in any order, among those who sit in the body', async () => {
    const { members, read } = await scene()
    const [chair, , member] = members as [Member, Member, Member]
    must(await setMail(ctx, member.actor, { address: 'someone@house.test', language: 'ar', wish: 'none' }))
    const exported = sample()
    const [first, last] = chair.actor.name.en.split('-')
    Object.assign(exported.user['1'] as object, { first_name: '', last_name: `${last} ${first}` })
    Object.assign(exported.user['2'] as object, { email: 'Someone@House.test' })
    const { people, items } = await read(exported)
    expect(people.map(({ seat }) => [seat?.seatId ?? null, seat?.by ?? null])).toEqual([
      [chair.seatId, 'name'],
      [member.seatId, 'email'],
      [null, null],
    ])
    const lines = broughtLines({ items, people })
    expect(lines.find(({ title }) => title.en === 'komplex')?.presenterSeatId).toBe(chair.seatId)
  })

  test('asked for twice is made once', async () => {
    const { secretary, input } = await scene()
    const given = input([{ parent: null, fields: itemFields() }])
    const first = must(await importMeeting(ctx, secretary.actor, given))
    expect(must(await importMeeting(ctx, secretary.actor, given))).toEqual(first)
  })
})

describe('nothing is made', () => {
  test.each<[string, (one: ImportMeeting) => ImportMeeting]>([
    ['title_missing', (one) => ({ ...one, title: { ar: '', en: 'x' } })],
    ['meeting_times', (one) => ({ ...one, endsAt: one.startsAt })],
    ['item_move_invalid', (one) => ({ ...one, items: [{ parent: 0, fields: itemFields() }] })],
    [
      'item_move_invalid',
      (one) => ({
        ...one,
        items: Array.from({ length: 9 }, (_, at) => ({ parent: at === 0 ? null : at - 1, fields: itemFields() })),
      }),
    ],
    [
      'not_found',
      (one) => ({ ...one, items: [{ parent: null, fields: itemFields('x', { presenterSeatId: 'nobody' as never }) }] }),
    ],
  ])('%s', async (code, change) => {
    const { secretary, input } = await scene()
    const before = await rows()
    expect(
      await importMeeting(ctx, secretary.actor, change(input([{ parent: null, fields: itemFields() }]))),
    ).toMatchObject({ ok: false, code })
    expect(await rows()).toEqual(before)
  })

  test('by members, and of other bodies', async () => {
    const { bodyId, members, input } = await scene()
    const other = await scene()
    const given = input([{ parent: null, fields: itemFields() }])
    const member = members[2] as Member
    expect(await importMeeting(ctx, member.actor, given)).toMatchObject({ code: 'not_permitted' })
    expect(await importMeeting(ctx, other.secretary.actor, given)).toMatchObject({ code: 'not_found' })
    expect(await previewOpenSlides(ctx, member.actor, bodyId, bytesOf(sample()))).toMatchObject({
      code: 'not_permitted',
    })
    expect(await previewOpenSlides(ctx, other.secretary.actor, bodyId, bytesOf(sample()))).toMatchObject({
      code: 'not_found',
    })
    expect(await bodyById(ctx.db, bodyId)).toBeTruthy()
  })

  test.each<[string, Uint8Array]>([
    ['openslides_not_export', new Uint8Array()],
    ['openslides_not_export', new Uint8Array([0xff, 0xfe, 0x7b])],
    ['openslides_not_export', new TextEncoder().encode('['.repeat(200_000))],
    ['openslides_not_export', new TextEncoder().encode('{"_migration_index": "64"}')],
  ])('%s', async (code, bytes) => {
    const { bodyId, secretary } = await scene()
    expect(await previewOpenSlides(ctx, secretary.actor, bodyId, bytes)).toMatchObject({ ok: false, code })
  })
})

test('what a motion would have a browser run comes as words', async () => {
  const { read, secretary, input } = await scene()
  const exported = sample() as unknown as Record<string, Record<string, Record<string, unknown>>>
  Object.assign(exported.motion?.['3'] as object, {
    title: '<img src=x onerror=alert(1)>',
    text: '<p onclick="steal()">We <b>decide</b></p><script>steal()</script><iframe src="//evil.test"></iframe>',
  })
  const preview = await read(exported)
  const { meetingId } = must(await importMeeting(ctx, secretary.actor, input(acceptedOf(broughtLines(preview)))))
  const item = (await draftItems(ctx.db, meetingId)).find(({ title }) => title.en.includes('onerror'))
  expect(item?.decision?.en).toBe('We decide')
  // A title is text there and here: shown letter by letter, run by nobody.
  expect(item?.title.en).toBe('<img src=x onerror=alert(1)>')
})

test('a file that is made to be read for hours is refused, and everybody else is answered meanwhile', async () => {
  const ids = (many: number) => Array.from({ length: many }, (_, at) => at + 1)
  const models = (many: number, fields: object) => Object.fromEntries(ids(many).map((id) => [id, fields]))
  const bomb = {
    _migration_index: 1,
    meeting: { 1: { name: 'Bomb' } },
    agenda_item: models(500, { content_object_id: 'motion/1' }),
    motion: { 1: { title: 'Bomb', poll_ids: Array(20).fill(1) } },
    poll: { 1: { state: 'finished', option_ids: Array(200).fill(1) } },
    option: { 1: { yes: '1.000000', text: 'x'.repeat(1_000_000) } },
  }
  let answered = 0
  const others = setInterval(() => answered++, 20)
  const refused = await openSlidesOnThread(bytesOf(bomb), { seconds: 2, memoryMb: 512 })
  clearInterval(others)
  expect(refused).toMatchObject({ ok: false, code: 'openslides_too_slow' })
  expect(answered).toBeGreaterThan(0)
})
