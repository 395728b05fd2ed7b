// Every id in every input, replaced by the same kind of id of another body, or of another meeting: refused as if it did not
// exist, and not one row of the database is another after.
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { saveTemplate } from '../../server/agenda/save-template.ts'
import { askObservations } from '../../server/memoranda/ask-observations.ts'
import { observationsOn } from '../../server/memoranda/queries.ts'
import { must, requestId } from '../support/body.ts'
import { at, filed, makeUnit, standing } from '../support/memoranda.ts'
import type { Ask, Row } from './row.ts'
import { rows } from './rows.ts'
import { makeStage } from './stage.ts'
import { WHO, type Who } from './who.ts'

const { ctx, own, other, knock, cookieOf } = await makeStage()

/** What another body has under each name that an input gives an id. */
const foreign: Record<string, unknown> = {
  bodyId: other.bodyId,
  meetingId: other.meetingId,
  itemId: other.itemId,
  itemIds: [other.itemId],
  parentId: other.itemId,
  seatId: other.people.member.seatId,
  presenterSeatId: other.people.member.seatId,
  paperId: other.paperId,
  templateId: await templateOf(other),
  versionId: other.versionId,
  voteId: other.voteId,
  keyId: other.deviceOf('member').id,
  noticeIds: [await other.noticeOf('member')],
  ...(await memorandumOf(other)),
}
/** And another meeting of the same body. */
const elsewhere: Record<string, unknown> = {
  itemId: own.closedItemId,
  itemIds: [own.closedItemId],
  parentId: own.closedItemId,
  paperId: own.draft.paperId,
  versionId: own.draft.versionId,
}

/** Of a unit whose people nobody here is. */
async function memorandumOf({ people: { secretary }, bodyId }: typeof other) {
  const unit = await makeUnit(ctx, secretary.actor, bodyId)
  const asked = await makeUnit(ctx, secretary.actor, bodyId)
  const memorandumId = await filed(ctx, unit)
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  const asking = { ...(await at(ctx, memorandumId)), unitIds: [asked.unitId], question: '', dueAt }
  must(await askObservations(ctx, secretary.actor, asking))
  const [observation] = await observationsOn(ctx.db, [memorandumId])
  const { fileId } = await standing(ctx, memorandumId)
  return { unitId: unit.unitId, unitIds: [unit.unitId], memorandumId, observationId: observation?.id, fileId }
}

async function templateOf({ draftId, people }: typeof other): Promise<string> {
  const input = { requestId: requestId(ctx), meetingId: draftId, name: 'Theirs' }
  return must(await saveTemplate(ctx, people.secretary.actor, input)).templateId
}

type Probe = { row: Row; who: Who; key: string }
const probes: Probe[] = []
for (const row of rows) {
  const who = WHO.findLast((one) => one !== 'nobody' && ['ok', 'away', 'paper_not_pdf'].includes(row.own[one]))
  if (!who || row.own.nobody === 'ok') continue
  const input = inputOf(await row.ask(own, who, (await row.prepare(own)) as never))
  for (const key of keysIn(input)) probes.push({ row, who, key })
}

describe("another body's ids", () => {
  test.each(probes.map((probe) => [nameOf(probe), probe] as const))('%s', async (_name, probe) => {
    const expected = probe.row.probes?.[probe.key] ?? 'not_found'
    const { outcome, before } = await send(probe, foreign)
    expect(outcome).toBe(expected)
    if (outcome !== 'ok' || probe.key === 'noticeIds') expect(await fingerprint()).toEqual(before)
  })
})

describe("another meeting's ids", () => {
  const namesMeeting = (row: Row) => probes.some((probe) => probe.row === row && probe.key === 'meetingId')
  const mixed = probes.filter(({ row, key }) => key in elsewhere && namesMeeting(row))
  test.each(mixed.map((probe) => [nameOf(probe), probe] as const))('%s', async (_name, probe) => {
    const { outcome, before } = await send(probe, elsewhere)
    expect(outcome).toBe(probe.row.probes?.[probe.key] ?? 'not_found')
    expect(await fingerprint()).toEqual(before)
  })
})

test('there is something to probe', () => {
  expect(new Set(probes.map(({ key }) => key))).toEqual(new Set(Object.keys(foreign)))
})

async function send({ row, who, key }: Probe, values: Record<string, unknown>) {
  const ask = await row.ask(own, who, (await row.prepare(own)) as never)
  const changed = { ...ask, input: replaced(inputOf(ask), key, values[key]) } as Ask
  const cookie = await cookieOf(who)
  const before = await fingerprint()
  return { outcome: await knock(changed, cookie), before }
}

function nameOf({ row, key }: Probe): string {
  return `${row.door}${row.act ? ` (${row.act})` : ''} with a foreign ${key}`
}

function inputOf(ask: Ask): unknown {
  return 'input' in ask ? ask.input : undefined
}

/** Names that hold an id now: a null is no id, and bytes hold none. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => (key in foreign && inner !== null ? [key] : keysIn(inner)))
}

function replaced(value: unknown, key: string, id: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, key, id))
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === key && inner !== null ? id : replaced(inner, key, id),
    ]),
  )
}

/** Rows and their hash, by table: everything but sessions, which every request may prolong. */
async function fingerprint(): Promise<Record<string, string>> {
  const { rows: tables } = await ctx.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'login_session' order by 1`)
  const each = tables.map(
    ({ name }) => sql`select ${name} as name, count(*)::text || ' ' ||
      coalesce(md5(string_agg(md5(row::text), '' order by md5(row::text))), '') as state
      from ${sql.identifier(name)} as row`,
  )
  const { rows: states } = await ctx.db.execute<{ name: string; state: string }>(sql.join(each, sql` union all `))
  return Object.fromEntries(states.map(({ name, state }) => [name, state]))
}
