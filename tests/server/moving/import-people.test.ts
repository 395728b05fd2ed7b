import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { ImportPeople, PeoplePreview } from '../../../app/wire/moving.ts'
import { person } from '../../../db/schema/identity.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { bodyBySlug, seatsOf } from '../../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { acceptInvitation } from '../../../server/identity/accept-invitation.ts'
import { addPerson } from '../../../server/identity/add-person.ts'
import { personNamed } from '../../../server/identity/queries.ts'
import { mailSettingsOf } from '../../../server/mail/queries.ts'
import { importPeople } from '../../../server/moving/import-people.ts'
import { inviteAgain } from '../../../server/moving/invite-again.ts'
import { readCsv } from '../../../server/moving/read-csv.ts'
import type { AnyActor } from '../../../server/policies/actor.ts'
import { both, enrolDevice, type Member, makeAdministrator, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { verifiesClean } from '../../support/verifies-clean.ts'

const ctx = await testContext()
const administrator = await makeAdministrator(ctx)

const bytesOf = (text: string) => new TextEncoder().encode(text)
const newBodies: ImportPeople['newBodies'] = {
  accent: 'tender',
  plan: 'table',
  zone: 'Asia/Riyadh',
  settings: { confirmation: 'officer', conflictHides: 'item' },
}
const ask = (table: string | Uint8Array, accept?: string, actor: AnyActor = administrator) =>
  importPeople(
    ctx,
    actor,
    { requestId: requestId(ctx), newBodies, ...(accept && { accept }) },
    typeof table === 'string' ? bytesOf(table) : table,
  )
const preview = async (table: string): Promise<PeoplePreview> => must(await ask(table))
async function bring(table: string): Promise<PeoplePreview> {
  const { digest } = await preview(table)
  return must(await ask(table, digest as string))
}

/** Every table's rows and their hash, but for sessions and the answers that commands keep. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'login_session' order by 1`)
  const each = rows.map(
    ({
      name,
    }) => sql`select ${name} as name, count(*)::text || coalesce(md5(string_agg(md5(row::text), '' order by md5(row::text))), '') as state
      from ${sql.identifier(name)} as row`,
  )
  const states = await ctx.db.execute<{ name: string; state: string }>(sql.join(each, sql` union all `))
  return Object.fromEntries(states.rows.map(({ name, state }) => [name, state]))
}

const HEAD = 'user name;name;الاسم;e-mail;language;body;body ar;body en;role;seat en;weight;replaces;deputy for'
let made = 0
const fresh = () => `p${++made}`

describe('a table of people', () => {
  test('is shown first and changes nothing, then makes people, bodies and seats in one act', async () => {
    const [chair, member] = [fresh(), fresh()]
    const table = [
      HEAD,
      `${chair};Sara;سارة;${chair}@house.test;English;audit-${chair};لجنة التدقيق;Audit;رئيس;;;;`,
      `${member};Omar;عمر;;;audit-${chair};;;member;Risk;٢;;`,
      `${member};;;;;audit-${chair};;;observer;;;;`,
    ].join('\r\n')
    const before = await fingerprint()
    const shown = await preview(table)
    expect(shown).toMatchObject({
      problemCount: 0,
      done: false,
      total: 3,
      counts: { people_new: 2, bodies_new: 1, seats_new: 3, mandates_new: 3, people_changed: 0, mandates_pass: 0 },
    })
    expect(await fingerprint()).toEqual(before)
    const done = must(await ask(table, shown.digest as string))
    expect(done).toMatchObject({ done: true, waiting: [chair, member] })
    const body = await bodyBySlug(ctx.db, `audit-${chair}`)
    if (!body) throw new Error('no body')
    expect(body).toMatchObject({ name: { ar: 'لجنة التدقيق', en: 'Audit' }, zone: 'Asia/Riyadh', accent: 'tender' })
    const seats = await seatsOf(ctx.db, body.id, new Date())
    expect(seats.map(({ role, title, votes, weight }) => [role, title.en, votes, weight])).toEqual([
      ['chair', 'Chair', true, '1'],
      ['member', 'Risk', true, '2'],
      ['observer', 'Observer', false, '1'],
    ])
    expect(seats.every(({ personId }) => personId !== null)).toBe(true)
    const personId = (await personNamed(ctx.db, chair)) as NonNullable<Awaited<ReturnType<typeof personNamed>>>
    expect((await mailSettingsOf(ctx.db, [personId])).get(personId)).toMatchObject({
      address: `${chair}@house.test`,
      language: 'en',
    })
    const types = await ctx.db
      .select({ type: ledgerEntry.type })
      .from(ledgerEntry)
      .where(eq(ledgerEntry.bodyId, body.id))
      .orderBy(ledgerEntry.index)
    expect(types.map(({ type }) => type)).toEqual([
      'body.constituted',
      ...Array(3).fill('seat.created'),
      ...Array(3).fill('mandate.started'),
    ])
    await verifiesClean(ctx, body.id)
    // Imported again, it changes nothing.
    const after = await fingerprint()
    expect(await preview(table)).toMatchObject({ digest: null, counts: { people_new: 0, seats_new: 0, bodies_new: 0 } })
    expect(must(await ask(table, shown.digest as string))).toMatchObject({ done: true })
    expect(await fingerprint()).toEqual(after)
  })

  test('several bodies at once stand each in its own ledger', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const slug = `body-${await slugNumber(bodyId)}`
    await enrolDevice(ctx, (members[2] as Member).actor)
    const [a, b] = [fresh(), fresh()]
    const known = (members[2] as Member).actor.personId
    const username = await usernameOf(known)
    await bring(
      [
        HEAD,
        `${a};A;أ;;;${slug};;;member;;;;`,
        `${b};B;ب;;;board-${b};;Board;chair;;;;`,
        `${username};;;;;board-${b};;;member;;;;`,
      ].join('\n'),
    )
    const board = await bodyBySlug(ctx.db, `board-${b}`)
    await verifiesClean(ctx, bodyId)
    await verifiesClean(ctx, board?.id as never)
    expect((await seatsOf(ctx.db, bodyId, new Date())).at(-1)?.personId).toBe(await personNamed(ctx.db, a))
  })

  test('people alone need no body; a name and an address change, and nothing else', async () => {
    const who = fresh()
    await bring(`user name,name,e-mail\n${who},Huda,${who}@house.test`)
    const changed = await bring(`user name,name,e-mail\n${who},Huda K.,${who}@elsewhere.test`)
    expect(changed.counts).toMatchObject({ people_changed: 1, people_new: 0 })
    const [row] = await ctx.db.select().from(person).where(eq(person.username, who))
    expect(row).toMatchObject({ name: { ar: 'Huda', en: 'Huda K.' }, administrator: false, passwordHash: null })
  })

  test('a seat passes from its holder, and a deputy is registered where the body lets them', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const slug = `body-${await slugNumber(bodyId)}`
    const leaving = await usernameOf((members[2] as Member).actor.personId)
    const staying = await usernameOf((members[3] as Member).actor.personId)
    const deputies = { who: 'registered' as const, officers: false, registered: [] }
    must(await setLedgerPolicy(ctx, administrator, bodyId, { publicLedger: false, witnesses: [], quorum: 0, deputies }))
    const [next, deputy] = [fresh(), fresh()]
    const table = [
      HEAD,
      `${next};N;ن;;;${slug};;;member;;;${leaving};`,
      `${deputy};D;د;;;${slug};;;;;;;${staying}`,
    ].join('\n')
    const shown = await preview(table)
    expect(shown.lines.map(({ seat, deputy: one }) => [seat?.does, one?.does])).toEqual([
      ['passes', undefined],
      [undefined, 'new'],
    ])
    await bring(table)
    const seats = await seatsOf(ctx.db, bodyId, new Date())
    expect(seats[2]?.personId).toBe(await personNamed(ctx.db, next))
    expect((await bodyBySlug(ctx.db, slug))?.settings.deputies?.registered).toEqual([
      { seat: (members[3] as Member).seatId, person: await personNamed(ctx.db, deputy) },
    ])
    await verifiesClean(ctx, bodyId)
    expect((await preview(table)).digest).toBeNull()
  })
})

describe('nothing is changed', () => {
  test('by a table with an error in its last line, accepted or not', async () => {
    const [good, bad] = [fresh(), fresh()]
    const table = `${HEAD}\n${good};G;ج;;;new-${good};;New;chair;;;;\n${bad};B;ب;not an address;;;;;;;;;`
    const before = await fingerprint()
    expect(await preview(table)).toMatchObject({
      digest: null,
      problemCount: 1,
      problems: [{ line: 3, column: 'email', code: 'email_malformed', value: 'not an address' }],
    })
    expect(await ask(table, 'a'.repeat(64))).toEqual({ ok: false, code: 'import_has_errors' })
    expect(await fingerprint()).toEqual(before)
  })

  test('where the house has changed since the preview', async () => {
    const who = fresh()
    const table = `user name,name,body,body en,role\n${who},W,late-${who},Late,chair`
    const { digest } = await preview(table)
    must(await addPerson(ctx, administrator, { username: who, name: both('Somebody else') }))
    const before = await fingerprint()
    expect(await ask(table, digest as string)).toEqual({ ok: false, code: 'import_changed' })
    expect(await fingerprint()).toEqual(before)
  })

  test('of what the preview showed, by an act beside it', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const slug = `body-${await slugNumber(bodyId)}`
    const table = `user name,name,body,body en,role\n${fresh()},W,${slug},,member`
    const { digest } = await preview(table)
    const chair = members[0] as Member
    // Another seat goes to another: what was shown is still what would be.
    must(
      await startMandate(ctx, administrator, {
        bodyId,
        seatId: chair.seatId,
        personId: (members[1] as Member).actor.personId,
      }),
    )
    expect(must(await ask(table, digest as string)).done).toBe(true)
    await verifiesClean(ctx, bodyId)
  })

  test('by two who accept the same at once: it is done once', async () => {
    const who = fresh()
    const table = `user name,name,body,body en,role\n${who},W,twice-${who},Twice,chair`
    const { digest } = await preview(table)
    const answers = await Promise.all([ask(table, digest as string), ask(table, digest as string)])
    const refused = answers.filter((one) => !one.ok)
    expect(answers.some((one) => one.ok)).toBe(true)
    for (const one of refused)
      expect(one).toMatchObject({ ok: false, code: expect.stringMatching(/import_changed|slug_taken|username_taken/) })
    const body = await bodyBySlug(ctx.db, `twice-${who}`)
    await verifiesClean(ctx, body?.id as never)
    const heads = await ctx.db.execute(sql`select count(*)::int as n from ledger_head where size = 0`)
    expect(heads.rows).toEqual([{ n: 0 }])
  })

  test('by somebody who is no administrator', async () => {
    const { members } = await makeBody(ctx)
    expect(await ask('user name,name\nx1,X', undefined, (members[0] as Member).actor)).toMatchObject({
      ok: false,
      code: 'not_permitted',
    })
    expect(await inviteAgain(ctx, (members[0] as Member).actor, { usernames: ['x1'] })).toMatchObject({
      ok: false,
      code: 'not_permitted',
    })
  })
})

describe('what spreadsheets write', () => {
  const table = 'اسم المستخدم,الاسم بالعربية\nsara,"سارة\nالأنصاري"\n'
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', bytesOf(table), 'utf-8'],
    ['UTF-8 with its mark', bytesOf(`\ufeff${table}`), 'utf-8'],
    ['UTF-16 of Excel', utf16(`\ufeff${table.replaceAll(',', '\t')}`), 'utf-16le'],
    ['UTF-16 without its mark', utf16('username,name\nsara,سارة\n'), 'utf-16le'],
    ['UTF-16 the other way round', swapped(utf16(`\ufeff${table}`)), 'utf-16be'],
    ['semicolons', bytesOf(table.replaceAll(',', ';')), 'utf-8'],
    ['Arabic semicolons', bytesOf(table.replaceAll(',', '؛')), 'utf-8'],
    ["Excel's own line", bytesOf(`sep=|\r\n${table.replaceAll(',', '|')}`), 'utf-8'],
    ['Arabic Windows', windows1256(table), 'windows-1256'],
  ])('%s', (_name, bytes, encoding) => {
    const read = must(readCsv(bytes))
    expect(read.encoding).toBe(encoding)
    const row = read.rows.find(([first]) => first === 'sara')
    expect(row?.[1]).toMatch(/^سارة/)
  })

  test.each<[string, string, Uint8Array]>([
    ['csv_empty', 'nothing', bytesOf('')],
    ['csv_empty', 'blank lines', bytesOf('\n \n')],
    ['csv_workbook', 'an Excel workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['csv_workbook', 'an old Excel workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
    ['csv_not_text', 'bytes', new Uint8Array([1, 2, 3, 0, 255])],
    ['csv_quotes', 'a quotation mark that is not closed', bytesOf('username,name\nsara,"Sara\n')],
    ['csv_too_large', 'too much', new Uint8Array(4_000_001).fill(65)],
  ])('%s: %s', async (code, _name, bytes) => {
    expect(await ask(bytes)).toMatchObject({ ok: false, code })
  })
})

test('links are made once for those who have not signed in, and the earlier ones end', async () => {
  const [first, second] = [fresh(), fresh()]
  await bring(`user name,name\n${first},F\n${second},S`)
  const { links: earlier } = must(await inviteAgain(ctx, administrator, { usernames: [first] }))
  const { links } = must(await inviteAgain(ctx, administrator, { usernames: [first, second, 'nobody'] }))
  expect(links.map(({ username }) => username).sort()).toEqual([first, second].sort())
  const open = (token = '') => acceptInvitation(ctx, { token, password: 'a quiet morning by the sea' }, 'test')
  expect(await open(earlier[0]?.token)).toEqual({ ok: false, code: 'invitation_invalid' })
  must(await open(links.find(({ username }) => username === first)?.token))
  expect(
    must(await inviteAgain(ctx, administrator, { usernames: [first, second] })).links.map(({ username }) => username),
  ).toEqual([second])
})

test('five thousand people in one body are one act, and the ledger verifies', async () => {
  const who = fresh()
  const lines = Array.from(
    { length: 5_000 },
    (_, at) => `m${who}-${at},عضو ${at},Member ${at},m${who}-${at}@house.test,hall-${who},Hall,member`,
  )
  const table = ['user name,الاسم,name,e-mail,body,body en,role', ...lines].join('\n')
  const done = await bring(table)
  expect(done.counts).toMatchObject({ people_new: 5_000, seats_new: 5_000, mandates_new: 5_000 })
  const body = await bodyBySlug(ctx.db, `hall-${who}`)
  await verifiesClean(ctx, body?.id as never)
  expect((await preview(table)).digest).toBeNull()
}, 300_000)

const slugNumber = async (bodyId: string) => {
  const { rows } = await ctx.db.execute<{ slug: string }>(sql`select slug from body where id = ${bodyId}`)
  return rows[0]?.slug.replace('body-', '')
}
const usernameOf = async (id: string) => {
  const { rows } = await ctx.db.execute<{ username: string }>(sql`select username from person where id = ${id}`)
  return rows[0]?.username as string
}

/** The code page by its own decoder, read backwards. */
function windows1256(text: string): Uint8Array {
  const byteOf = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++)
    byteOf.set(new TextDecoder('windows-1256').decode(new Uint8Array([byte])), byte)
  return new Uint8Array([...text].map((letter) => byteOf.get(letter) ?? 63))
}
