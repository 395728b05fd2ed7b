// The database of a running house is put back to an older copy: it says so, records nothing, and goes on once two officers
// recovered it on the command line; a checkpoint kept from before says what was lost.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMONSTRATION_PASSWORD } from '../../../db/seeds/people.ts'
import { bodyBySlug, seatsOf } from '../../../server/bodies/queries.ts'
import { openContext } from '../../../server/create-context.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { everybody } from '../../../server/identity/queries.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { readSettings } from '../../../server/platform/env.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { both } from '../../support/body.ts'
import { cookieOf, post } from '../../support/http-member.ts'
import { makeStage } from '../../support/make-stage.ts'
import { asOwner, type RunningMajlis, startMajlis } from '../../support/running-majlis.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'

const SLUG = 'cabinet'
const ACTS = 7

export const check: Check = {
  name: 'rollback',
  row: 'A database that was put back to an older copy refuses to sign until two officers recover its ledger; the verifier says what was lost.',
  bar: `After ${ACTS} lost acts: the same act answers 503 and enters nothing, health is 503, fsck and ledger status find it; recover is refused to one officer, and after two the house records again, fsck and verify are clean, and verify --since names the ${ACTS} lost entries.`,
  run: async (say) => {
    const { stage, strike } = await makeStage(say)
    const majlis = await startMajlis(stage)
    try {
      return await putBack(say, majlis, stage.url)
    } finally {
      await majlis.stop()
      await strike()
    }
  },
}

async function putBack(say: Say, majlis: RunningMajlis, url: string): Promise<Verdict> {
  const name = new URL(majlis.databaseUrl).pathname.slice(1)
  const copy = `${name}_copy`
  await copyDatabase(majlis, url, name, copy)
  const before = await asHouse(majlis, (ctx) => addSeats(ctx, majlis, ACTS))
  await copyDatabase(majlis, url, copy, name)
  // After the house was shut: its last checkpoint is on disk then, for acts do not wait for it.
  const kept = checkpointOf(majlis)
  const after = await asHouse(majlis, (ctx) => addSeats(ctx, majlis, 1))
  const health = await fetch(`${majlis.origin}/health/ready`)
  const found = {
    health: await health.json(),
    status: await cli(majlis, ['ledger', 'status']),
    fsck: await cli(majlis, ['fsck']),
  }
  say(
    `${ACTS} acts, then the copy of before: the next act answers ${after.statuses}, health ${health.status} ${JSON.stringify(found.health)}`,
  )
  say(`majlis ledger status: exit ${found.status.code}; majlis fsck: exit ${found.fsck.code}`)

  const { chair, secretary } = await asHouse(majlis, officersOf)
  const sign = (...names: string[]) => names.map((each) => `${each}\n${DEMONSTRATION_PASSWORD}\n`).join('')
  const alone = await cli(majlis, ['ledger', 'recover', SLUG], sign(chair, chair))
  const recovered = await cli(majlis, ['ledger', 'recover', SLUG], sign(chair, secretary))
  say(`one officer twice: exit ${alone.code}; two: exit ${recovered.code}, ${recovered.out.split('\n')[0]}`)
  const again = await asHouse(majlis, (ctx) => addSeats(ctx, majlis, 1))
  const healthy = await fetch(`${majlis.origin}/health/ready`)
  const folder = mkdtempSync(join(tmpdir(), 'majlis-rollback-'))
  const tar = join(folder, 'bundle.tar')
  const exported = await cli(majlis, ['export', SLUG, tar])
  const report = await cli(majlis, ['verify', tar, '--since', kept, '--json'])
  const fsck = await cli(majlis, ['fsck'])
  const lost = JSON.parse(report.out || '{"findings":[]}').findings.find(
    ({ rule }: { rule: string }) => rule === 'tree.entries_lost',
  )
  rmSync(folder, { recursive: true })
  say(
    `afterwards: the act answers ${again.statuses}, health ${healthy.status}, fsck exit ${fsck.code}, verify --since exit ${report.code}: ${JSON.stringify(lost?.params)}`,
  )
  const [from, to] = [Number(lost?.params.from), Number(lost?.params.to)]
  return allOf([
    verdictIf(before.grown === ACTS, `${before.grown} of ${ACTS} acts were entered`),
    verdictIf(
      after.statuses === '503' && after.grown === 0,
      `after the rollback ${after.statuses}, ${after.grown} entries`,
    ),
    verdictIf(health.status === 503 && found.health.ledgers_rolled_back === 1, 'health does not say it'),
    verdictIf(found.status.code === 1 && found.fsck.code === 1, 'ledger status or fsck does not find it'),
    verdictIf(alone.code === 1 && recovered.code === 0, `recover: ${alone.code}, ${recovered.code} ${recovered.err}`),
    verdictIf(again.statuses === '200' && again.grown === 1, `after the recovery ${again.statuses}`),
    verdictIf(healthy.status === 200 && fsck.code === 0, `health ${healthy.status}, fsck ${fsck.code} ${fsck.out}`),
    verdictIf(exported.code === 0 && report.code === 0, `export ${exported.code}, verify ${report.code} ${report.err}`),
    verdictIf(to - from + 1 === ACTS, `${to - from + 1} entries said to be lost`),
  ])
}

/** As a backup is taken and put back: with the house shut down, and its folders left as they are. */
async function copyDatabase(majlis: RunningMajlis, url: string, from: string, to: string): Promise<void> {
  await majlis.shut()
  await asOwner(url, `DROP DATABASE IF EXISTS "${to}" WITH (FORCE)`)
  await asOwner(url, `CREATE DATABASE "${to}" TEMPLATE "${from}"`)
  await majlis.restart()
}

/** New seats by the administrator's own form; answers the HTTP statuses that came, each once, and how far the ledger grew. */
async function addSeats(ctx: Ctx, majlis: RunningMajlis, count: number): Promise<{ statuses: string; grown: number }> {
  const body = await bodyOf(ctx)
  const administrator = (await everybody(ctx.db)).find(({ username }) => username === 'admin')
  const cookie = await cookieOf(ctx, (await actorOf(ctx, administrator?.id as Actor['personId'])) as Actor)
  const seats = async () => (await seatsOf(ctx.db, body.id, ctx.clock())).length
  const seatsBefore = await seats()
  const statuses = new Set<number>()
  for (let at = 0; at < count; at++) {
    const seat = { title: both(`Observer ${at}`), role: 'observer', votes: false, weight: '1' }
    statuses.add((await post(majlis.origin, '/admin', cookie, { act: 'seat.create', bodyId: body.id, seat })).status)
  }
  return { statuses: [...statuses].join(), grown: (await seats()) - seatsBefore }
}

async function officersOf(ctx: Ctx): Promise<{ chair: string; secretary: string }> {
  const seats = await seatsOf(ctx.db, (await bodyOf(ctx)).id, ctx.clock())
  const people = await everybody(ctx.db)
  const holder = (role: string) => people.find(({ id }) => id === seats.find((seat) => seat.role === role)?.personId)
  return { chair: holder('chair')?.username ?? '', secretary: holder('secretary')?.username ?? '' }
}

const bodyOf = async (ctx: Ctx) =>
  (await bodyBySlug(ctx.db, SLUG)) as NonNullable<Awaited<ReturnType<typeof bodyBySlug>>>

/** The file that is kept of this ledger outside the database, as an auditor may copy it. */
function checkpointOf({ dataDir }: RunningMajlis): string {
  const folder = join(dataDir, 'checkpoints')
  const ledger = readdirSync(folder).find((each) => decodeURIComponent(each).endsWith(`/majlis/${SLUG}`)) as string
  return join(folder, ledger, readdirSync(join(folder, ledger))[0] as string)
}

/** Opened for each act alone: a connection left open would keep the database from being put back. */
async function asHouse<T>(majlis: RunningMajlis, act: (ctx: Ctx) => Promise<T>): Promise<T> {
  const settings = readSettings({ ...majlis.env, LOG_LEVEL: 'silent' })
  if (!settings.ok) throw new Error(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext(settings.value)
  try {
    return await act(ctx)
  } finally {
    await close()
  }
}

function cli(majlis: RunningMajlis, args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['server/main.mjs', 'cli', ...args], { env: majlis.env })
    const said = { out: '', err: '' }
    child.stdout.on('data', (data) => (said.out += data))
    child.stderr.on('data', (data) => (said.err += data))
    child.once('exit', (code) => resolve({ code: code ?? 1, ...said }))
    child.stdin.end(input)
  })
}
