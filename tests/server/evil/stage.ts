// A running Majlis with a vote under way, somebody with the rights of the database's owner, and an auditor who takes the evidence
// away over HTTP and checks it with the command line.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { fromUtf8 } from '../../../app/rules/bytes.ts'
import type { Report } from '../../../app/rules/verify/report.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { type Body, bodyById } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { verify } from '../../../server/cli/verify.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import type { TestContext } from '../../support/context.ts'
import type { RunningApp } from '../../support/serve-app.ts'
import { makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

/** A digest of every row of every table but that of sessions, which a test may begin meanwhile: what a refusal must leave alone. */
export async function fingerprint(ctx: TestContext): Promise<Record<string, string>> {
  const { rows } = await ctx.pool.query<{ table: string }>(
    `select tablename as table from pg_tables where schemaname = 'public' and tablename <> 'login_session'`,
  )
  const of: Record<string, string> = {}
  for (const { table } of rows) {
    const text = `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as said from "${table}" t`
    of[table] = (await ctx.pool.query<{ said: string }>(text)).rows[0]?.said ?? ''
  }
  return of
}

export type Scene = Awaited<ReturnType<ReturnType<typeof stage>['scene']>>

export function stage(ctx: TestContext, app: RunningApp) {
  const folder = mkdtempSync(join(tmpdir(), 'majlis-evil-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** As the owner of the database could: past every trigger, in one transaction. */
  async function sql(statement: string, values: unknown[] = []): Promise<void> {
    const [, table] = /^(?:update|delete from) (\w+)/.exec(statement) ?? []
    const client = await ctx.pool.connect()
    try {
      await client.query('begin')
      await client.query(`alter table ${table} disable trigger user`)
      const { rowCount } = await client.query(statement, values)
      await client.query(`alter table ${table} enable trigger user`)
      await client.query('commit')
      if (!rowCount) throw new Error(`Nothing was changed by ${statement}`)
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }

  async function post(member: Member, path: string, input: object): Promise<Response> {
    const cookie = await app.cookieOf(member.actor.personId)
    return app.ask(path, { method: 'POST', cookie, body: new URLSearchParams({ input: JSON.stringify(input) }) })
  }

  async function verifyWith(file: string, ...args: string[]): Promise<Report> {
    let said = ''
    const out = {
      write: (text: string) => {
        said += text
      },
    }
    await verify([file, '--json', ...args], { stdout: out, stderr: out })
    return JSON.parse(said) as Report
  }

  /** The evidence as the auditor's browser would save it. */
  async function exported(sitting: Sitting, body: Body, name: string): Promise<string> {
    const auditor = sitting.members.find(({ role }) => role === 'auditor') as Member
    const cookie = await app.cookieOf(auditor.actor.personId)
    const response = await app.ask(`/b/${body.slug}/ledger/export`, { cookie })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    const file = join(folder, `${body.slug}-${name}.tar`)
    writeFileSync(file, Buffer.from(await response.arrayBuffer()))
    return file
  }

  return {
    sql,
    post,
    /** A vote is open and everybody who may has voted: yes, and the last no. */
    async scene() {
      const sitting = await makeSitting(ctx)
      const voteId: VoteId = await openVoteIn(ctx, sitting)
      for (const voter of sitting.voters) {
        const choice = voter === sitting.voters.at(-1) ? 'no' : 'yes'
        must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId, { choice })).result)
      }
      const { bodyId, meetingId } = sitting
      const body = (await bodyById(ctx.db, bodyId)) as Body
      return {
        sitting,
        voteId,
        bodyId,
        body,
        close: async () =>
          post(sitting.chair, `/m/${meetingId}/act/close-vote.data`, { requestId: requestId(ctx), voteId }),
        /** Keeps what an auditor keeps: the ledger's key and its latest checkpoint. */
        async keep(): Promise<string[]> {
          const file = await exported(sitting, body, 'kept')
          const packed = must(readTar(new Uint8Array(readFileSync(file))))
          const note = join(folder, `${body.slug}.checkpoint`)
          writeFileSync(note, fromUtf8(packed.files.get('checkpoint') as Uint8Array))
          return ['--key', (await headOf(ctx.db, bodyId))?.vkey ?? '', '--since', note]
        },
        /** What `majlis fsck` says of the body: the rules of its errors. */
        async fsck(): Promise<string[]> {
          const { faults } = await checkBody(ctx, body)
          return [...new Set(faults.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))]
        },
        /** What `majlis verify` says of the export: the rules of its errors. */
        async verify(...args: string[]): Promise<string[]> {
          const { findings } = await verifyWith(await exported(sitting, body, 'now'), ...args)
          return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule as string))]
        },
      }
    },
  }
}
