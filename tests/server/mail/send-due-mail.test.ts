import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mandate } from '../../../db/schema/bodies.ts'
import { mail } from '../../../db/schema/mail.ts'
import { notice } from '../../../db/schema/meetings.ts'
import { mailHealth, undeliveredIn } from '../../../server/mail/queries.ts'
import { sendDueMail } from '../../../server/mail/send-due-mail.ts'
import { setMail } from '../../../server/mail/set-mail.ts'
import { createMeeting } from '../../../server/meetings/create-meeting.ts'
import { meetingInput, publish } from '../../support/agenda.ts'
import { makeAdministrator, must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { addressOf, makeMailedBody, withMail } from '../../support/mailing.ts'
import { postOffice } from '../../support/post-office.ts'

const base = await testContext()
const office = await postOffice()
const ctx = withMail(base, office.url)
const START = Date.parse('2026-11-10T08:00:00Z')
const MINUTE = 60_000
const at = (minutes: number) => base.fixClock(new Date(START + minutes * MINUTE))

beforeEach(async () => {
  await base.db.delete(mail)
  office.received.length = 0
  office.setMood(() => 'takes')
  await office.open()
  at(0)
})
afterEach(() => base.fixClock(null))
afterAll(() => office.shut())

const ROLES = ['chair', 'secretary', 'member', 'member', 'member', 'member', 'auditor'] as const
const rows = () => base.db.select().from(mail)
const idsReceived = () => office.received.map((one) => one.mail.messageId)
/** Every notice told to somebody with an address, as the Message-ID that it must have gone out under. */
const idsTold = async () => (await rows()).map(({ id }) => `<${id}@localhost>`)

describe('notices by e-mail', () => {
  test('are queued with the act that tells them, one each, to whoever has an address', async () => {
    const { secretary, meetingId, others } = await makeMailedBody(ctx, [...ROLES])
    must(await publish(ctx, secretary.actor, meetingId))
    const told = await base.db.select().from(notice).where(eq(notice.meetingId, meetingId))
    expect((await rows()).map(({ noticeId }) => noticeId).sort()).toEqual(told.map(({ id }) => id).sort())
    expect(await sendDueMail(ctx)).toBe(told.length)
    const attending = others.filter(({ role }) => role !== 'auditor')
    expect(office.received.map(({ to }) => to).sort()).toEqual(attending.map(addressOf).sort())
    expect(await sendDueMail(ctx)).toBe(0)
  })

  test('are not queued by a house without a mail server', async () => {
    const { secretary, meetingId } = await makeMailedBody(ctx, [...ROLES])
    must(await publish(base, secretary.actor, meetingId))
    expect(await rows()).toEqual([])
    expect([await mailHealth(base), await sendDueMail(base)]).toEqual([null, 0])
  })

  test('arrive exactly once after the mail server was down for an hour in which they arose', async () => {
    const { secretary, meetingId } = await makeMailedBody(ctx, [...ROLES])
    await office.shut()
    const before = office.connections()
    for (let minute = 0; minute < 60; minute += 5) {
      at(minute)
      must(await publish(ctx, secretary.actor, meetingId))
      expect(await sendDueMail(ctx)).toBe(0)
    }
    const told = await idsTold()
    expect(told).toHaveLength(12 * 5)
    expect((await mailHealth(ctx))?.waiting).toBe(told.length)
    expect(office.connections()).toBe(before)
    await office.open()
    // A process that is started again knows what waits: it is all in the database.
    const restarted = withMail(base, office.url)
    for (let minute = 60; minute < 64 && idsReceived().length < told.length; minute++) {
      at(minute)
      await sendDueMail(restarted)
    }
    expect(idsReceived().sort()).toEqual(told.sort())
    expect(await mailHealth(ctx)).toEqual({ waiting: 0, oldest: null, answer: null })
  })

  test('that were cut off in the middle of the letter arrive once, when the line holds', async () => {
    const { secretary, meetingId } = await makeMailedBody(ctx, [...ROLES])
    must(await publish(ctx, secretary.actor, meetingId))
    office.setMood(() => 'cut')
    expect(await sendDueMail(ctx)).toBe(0)
    office.setMood(() => 'takes')
    for (let minute = 1; minute < 5; minute++) {
      at(minute)
      await sendDueMail(ctx)
    }
    expect(idsReceived().sort()).toEqual((await idsTold()).sort())
  })

  test('go out once each where two processes send at the same time', async () => {
    const { secretary, meetingId } = await makeMailedBody(ctx, [...ROLES])
    for (let times = 0; times < 4; times++) must(await publish(ctx, secretary.actor, meetingId))
    const sent = await Promise.all([sendDueMail(ctx), sendDueMail(withMail(base, office.url))])
    expect(sent[0] + sent[1]).toBe(20)
    expect(idsReceived().sort()).toEqual((await idsTold()).sort())
  })

  test('whose acceptance could not be written down go again under the same Message-ID', async () => {
    const { secretary, meetingId } = await makeMailedBody(ctx, ['chair', 'secretary'])
    must(await publish(ctx, secretary.actor, meetingId))
    const dying = withMail(base, office.url)
    const { mailer } = dying
    if (!mailer) throw new Error('no mailer')
    dying.mailer = {
      ...mailer,
      send: async (letter) => {
        const handed = await mailer.send(letter)
        // The server has it; the process dies before it says so.
        await base.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
        )
        return handed
      },
    }
    await sendDueMail(dying)
    expect((await rows()).map(({ state }) => state)).toEqual(['queued'])
    at(2)
    expect(await sendDueMail(ctx)).toBe(1)
    expect(idsReceived()).toHaveLength(2)
    expect(new Set(idsReceived())).toEqual(new Set(await idsTold()))
  })

  test('that the server puts off are tried again later and later, and go', async () => {
    const { secretary, meetingId } = await makeMailedBody(ctx, ['chair', 'secretary'])
    must(await publish(ctx, secretary.actor, meetingId))
    office.setMood(() => 'later')
    const waits: number[] = []
    for (let tries = 0, minute = 0; tries < 8; tries++) {
      at(minute)
      await sendDueMail(ctx)
      const [row] = await rows()
      waits.push(((row?.dueAt.getTime() ?? 0) - START) / MINUTE - minute)
      minute = ((row?.dueAt.getTime() ?? 0) - START) / MINUTE
      if (tries === 7) at(minute)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    office.setMood(() => 'takes')
    expect(await sendDueMail(ctx)).toBe(1)
  })

  test('are given up after five days, and the secretary is told', async () => {
    const { secretary, meetingId, bodyId, chair } = await makeMailedBody(ctx, ['chair', 'secretary'])
    must(await publish(ctx, secretary.actor, meetingId))
    office.setMood(() => 'later')
    at(5 * 24 * 60)
    await sendDueMail(ctx)
    expect((await rows()).map(({ state }) => state)).toEqual(['undelivered'])
    expect(await undeliveredIn(ctx, bodyId)).toMatchObject([{ name: chair.actor.name, address: addressOf(chair) }])
  })

  test('that the server refuses for good are not tried again, and do not hold up the others', async () => {
    const { secretary, meetingId, bodyId, members, others } = await makeMailedBody(ctx, [...ROLES])
    const gone = members[3] as (typeof members)[number]
    office.setMood((address) => (address === addressOf(gone) ? 'never' : 'takes'))
    must(await publish(ctx, secretary.actor, meetingId))
    expect(await sendDueMail(ctx)).toBe(others.length - 2)
    const failed = await undeliveredIn(ctx, bodyId)
    expect(failed).toMatchObject([{ name: gone.actor.name, address: addressOf(gone) }])
    expect(failed[0]?.answer).toContain('No such mailbox here')
    at(600)
    expect(await sendDueMail(ctx)).toBe(0)
    must(await setMail(ctx, gone.actor, { address: 'new@members.test', language: 'en', wish: 'all' }))
    expect(await undeliveredIn(ctx, bodyId)).toEqual([])
  })

  test('do not reach somebody who lost the seat before they went', async () => {
    const { secretary, meetingId, members } = await makeMailedBody(ctx, [...ROLES])
    const leaving = members[2] as (typeof members)[number]
    must(await publish(ctx, secretary.actor, meetingId))
    await base.db.update(mandate).set({ endsAt: base.clock() }).where(eq(mandate.seatId, leaving.seatId))
    at(1)
    await sendDueMail(ctx)
    expect(office.received.map(({ to }) => to)).not.toContain(addressOf(leaving))
    expect((await rows()).find(({ personId }) => personId === leaving.actor.personId)?.state).toBe('dropped')
  })

  test('go as far as their reader wants: of meetings alone, or not at all', async () => {
    const { secretary, meetingId, members } = await makeMailedBody(ctx, [...ROLES])
    const [, , few, none] = members as [never, never, (typeof members)[0], (typeof members)[0]]
    must(await setMail(ctx, few.actor, { address: addressOf(few), language: 'en', wish: 'meetings' }))
    must(await setMail(ctx, none.actor, { address: addressOf(none), language: 'en', wish: 'none' }))
    must(await publish(ctx, secretary.actor, meetingId))
    await sendDueMail(ctx)
    const reached = office.received.map(({ to }) => to)
    expect(reached).toContain(addressOf(few))
    expect(reached).not.toContain(addressOf(none))
  })
})

describe('setMail', () => {
  test('is one’s own act, or an administrator’s for another', async () => {
    const { members } = await makeMailedBody(ctx, ['chair', 'secretary', 'member'])
    const [chair, , member] = members as [(typeof members)[0], never, (typeof members)[0]]
    const given = { personId: member.actor.personId, address: 'x@y.test', language: 'ar', wish: 'all' } as const
    expect(await setMail(ctx, chair.actor, given)).toMatchObject({ code: 'not_permitted' })
    const administrator = await makeAdministrator(ctx)
    expect(await setMail(ctx, administrator, given)).toEqual({ ok: true, value: {} })
    const nobody = { ...given, personId: 'nobody' as typeof given.personId }
    expect(await setMail(ctx, administrator, nobody)).toMatchObject({ code: 'not_found' })
  })
})

test('a meeting made is told to nobody by e-mail: only what is published is', async () => {
  const { secretary, bodyId } = await makeMailedBody(ctx, ['chair', 'secretary'])
  must(await createMeeting(ctx, secretary.actor, meetingInput(ctx, bodyId)))
  expect(await rows()).toEqual([])
})
