import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { PairingCode } from '../../../app/wire/displays.ts'
import { roomDisplay } from '../../../db/schema/displays.ts'
import { announceDisplay } from '../../../server/displays/announce-display.ts'
import { forgetDisplays } from '../../../server/displays/forget-displays.ts'
import { loadDisplay } from '../../../server/displays/load-display.ts'
import { loadDisplays } from '../../../server/displays/load-displays.ts'
import { loadPairing } from '../../../server/displays/load-pairing.ts'
import { pairDisplay } from '../../../server/displays/pair-display.ts'
import { releaseDisplay } from '../../../server/displays/release-display.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { freeScreen, pairedScreen, pairing, shownBy } from '../../support/displays.ts'
import { makeSitting } from '../../support/sitting.ts'

const ctx = await testContext()
const MINUTE = 60_000
/** The same house, so much later. */
const after = (ms: number) => ({ ...ctx, clock: () => new Date(ctx.clock().getTime() + ms) })
const rowOf = async (code: string) => (await ctx.db.select().from(roomDisplay).where(eq(roomDisplay.code, code)))[0]

test('a screen that nobody knows is told so, and gets a code once it says that it is there', async () => {
  expect(await loadDisplay(ctx, null)).toMatchObject({ kind: 'unknown' })
  expect(await loadDisplay(ctx, 'majlis_display=forged')).toMatchObject({ kind: 'unknown' })
  const { cookie, code } = await freeScreen(ctx)
  expect(code).toMatch(/^[0-9]{6}$/)
  expect(await loadDisplay(ctx, cookie)).toMatchObject({ kind: 'code', code })
})

test('the table holds a hash of the cookie and the cookie says no more than it must', async () => {
  const setCookie = (await announceDisplay(ctx, null)) as string
  expect(setCookie).toMatch(/; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax/)
  const token = setCookie.slice(setCookie.indexOf('=') + 1, setCookie.indexOf(';'))
  const rows = await ctx.db.select().from(roomDisplay)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a code is kept while it is good, and is another after five minutes', async () => {
  const { cookie, code } = await freeScreen(ctx)
  expect(await announceDisplay(ctx, cookie)).toBeNull()
  expect((await shownBy(ctx, cookie)).code).toBe(code)
  const later = after(5 * MINUTE)
  expect(await loadDisplay(later, cookie)).toMatchObject({ kind: 'unknown' })
  await announceDisplay(later, cookie)
  expect((await shownBy(ctx, cookie)).code).not.toBe(code)
  expect(await loadDisplay(later, cookie)).toMatchObject({ kind: 'code' })
})

test('an officer takes a screen by its code, in a language and a light, and sees when it was last heard of', async () => {
  const { meetingId, bodyId, secretary } = await makeSitting(ctx)
  const { cookie, code } = await freeScreen(ctx)
  const dark = { ...pairing(ctx, meetingId, code), language: 'ar' as const, theme: 'dark' as const }
  const { displayId } = must(await pairDisplay(ctx, secretary.actor, dark))
  expect(await loadDisplay(ctx, cookie)).toMatchObject({ kind: 'room', language: 'ar', theme: 'dark' })
  expect(await rowOf(code)).toMatchObject({ bodyId, meetingId, pairedBy: secretary.actor.personId })
  const { displays } = must(await loadDisplays(ctx, secretary.actor, meetingId))
  expect(displays).toMatchObject([{ displayId, code, language: 'ar' }])
  const seen = Date.parse(displays[0]?.seenAt ?? '')
  await loadDisplay(after(MINUTE), cookie)
  const again = must(await loadDisplays(ctx, secretary.actor, meetingId)).displays[0]
  expect(Date.parse(again?.seenAt ?? '') - seen).toBeGreaterThanOrEqual(MINUTE)
})

test('the same request again takes the screen once', async () => {
  const { meetingId, secretary } = await makeSitting(ctx)
  const { code } = await freeScreen(ctx)
  const input = pairing(ctx, meetingId, code)
  const first = must(await pairDisplay(ctx, secretary.actor, input))
  expect(must(await pairDisplay(ctx, secretary.actor, input))).toEqual(first)
})

test('a code that no screen shows, that is old, that was used, or that two screens show takes none', async () => {
  const { meetingId, secretary } = await makeSitting(ctx)
  const pair = (code: string, at = ctx) => pairDisplay(at, secretary.actor, pairing(ctx, meetingId, code))
  const unknown = { ok: false, code: 'display_code_unknown' }
  const { code } = await freeScreen(ctx)
  expect(await pair(code === '000000' ? '000001' : '000000')).toMatchObject(unknown)
  expect(await pair(code, after(5 * MINUTE))).toMatchObject(unknown)
  const second = await freeScreen(ctx)
  await ctx.db.update(roomDisplay).set({ code }).where(eq(roomDisplay.id, second.displayId))
  expect(await pair(code)).toMatchObject(unknown)
  await ctx.db.delete(roomDisplay).where(eq(roomDisplay.id, second.displayId))
  must(await pair(code))
  expect(await pair(code)).toMatchObject(unknown)
})

test('two officers of different bodies who type one code at once: one has the screen', async () => {
  const [one, two] = [await makeSitting(ctx), await makeSitting(ctx)]
  const { cookie, code } = await freeScreen(ctx)
  const answers = await Promise.all(
    [one, two].map(({ meetingId, secretary }) => pairDisplay(ctx, secretary.actor, pairing(ctx, meetingId, code))),
  )
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(answers).toContainEqual({ ok: false, code: 'display_code_unknown' })
  expect(await loadDisplay(ctx, cookie)).toMatchObject({ kind: 'room' })
})

test('no member takes a screen, lists them or lets one go; to another body the sitting does not exist', async () => {
  const { meetingId, voters, chair } = await makeSitting(ctx)
  const { displayId } = await pairedScreen(ctx, chair.actor, meetingId)
  const { code } = await freeScreen(ctx)
  const outsider = (await makeBody(ctx)).members[0] as Member
  const release = { act: 'display.release' as const, requestId: requestId(ctx), meetingId, displayId }
  for (const [{ actor }, refused] of [
    [voters[1] as Member, 'not_permitted'],
    [outsider, 'not_found'],
  ] as const) {
    expect(await pairDisplay(ctx, actor, pairing(ctx, meetingId, code))).toMatchObject({ ok: false, code: refused })
    expect(await loadDisplays(ctx, actor, meetingId)).toMatchObject({ ok: false, code: refused })
    expect(await releaseDisplay(ctx, actor, release)).toMatchObject({ ok: false, code: refused })
  }
  expect((await loadPairing(ctx, (voters[1] as Member).actor)).meetings).toEqual([])
  expect((await loadPairing(ctx, chair.actor)).meetings.map((one) => one.meetingId)).toEqual([meetingId])
})

test('a screen that is let go is unknown at once, and is let go once', async () => {
  const { meetingId, chair } = await makeSitting(ctx)
  const { cookie, displayId } = await pairedScreen(ctx, chair.actor, meetingId)
  const release = () =>
    releaseDisplay(ctx, chair.actor, { act: 'display.release', requestId: requestId(ctx), meetingId, displayId })
  must(await release())
  expect(await loadDisplay(ctx, cookie)).toMatchObject({ kind: 'unknown' })
  expect(await release()).toMatchObject({ ok: false, code: 'display_not_there' })
})

test("an officer of one sitting lets no other sitting's screen go", async () => {
  const [one, two] = [await makeSitting(ctx), await makeSitting(ctx)]
  const { displayId } = await pairedScreen(ctx, one.chair.actor, one.meetingId)
  const foreign = {
    act: 'display.release' as const,
    requestId: requestId(ctx),
    meetingId: two.meetingId,
    displayId,
  }
  expect(await releaseDisplay(ctx, two.chair.actor, foreign)).toMatchObject({ ok: false, code: 'display_not_there' })
})

test('after the end of the sitting the screen says so, shows nothing of it, and is soon nobody’s', async () => {
  const { meetingId, chair } = await makeSitting(ctx)
  const { cookie, code } = await pairedScreen(ctx, chair.actor, meetingId)
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
  expect(await loadDisplay(ctx, cookie)).toMatchObject({
    kind: 'room',
    meeting: { state: 'adjourned' },
    room: null,
    item: null,
    vote: null,
    result: null,
  })
  const later = after(16 * MINUTE)
  expect(await loadDisplay(later, cookie)).toMatchObject({ kind: 'unknown' })
  expect(await announceDisplay(later, cookie)).toBeNull()
  expect(await loadDisplay(later, cookie)).toMatchObject({ kind: 'code' })
  expect((await shownBy(ctx, cookie)).code).not.toBe(code)
})

test('no screen is taken for a sitting that is over', async () => {
  const { meetingId, chair } = await makeSitting(ctx)
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
  const { code } = await freeScreen(ctx)
  const refused = await pairDisplay(ctx, chair.actor, pairing(ctx, meetingId, code))
  expect(refused).toMatchObject({ ok: false, code: 'meeting_state' })
})

test('screens that went away are forgotten, those of a sitting after a week', async () => {
  const { meetingId, chair } = await makeSitting(ctx)
  const free = await freeScreen(ctx)
  const paired = await pairedScreen(ctx, chair.actor, meetingId)
  await forgetDisplays(after(66 * MINUTE))
  expect(await loadDisplay(ctx, free.cookie)).toMatchObject({ kind: 'unknown' })
  expect(await loadDisplay(ctx, paired.cookie)).toMatchObject({ kind: 'room' })
  await forgetDisplays(after(8 * 24 * 60 * MINUTE))
  expect(await loadDisplay(ctx, paired.cookie)).toMatchObject({ kind: 'unknown' })
})

test('a code is read however it is typed, and nothing else is a code', () => {
  for (const typed of ['418207', '418 207', ' 418-207 ', '٤١٨٢٠٧', '٤١٨ ٢٠٧', '۴۱۸۲۰۷'])
    expect(PairingCode.parse(typed)).toBe('418207')
  for (const typed of ['', '41820', '4182070', '41820x', '4'.repeat(41)])
    expect(PairingCode.safeParse(typed).success).toBe(false)
})
