// The product and a real witness together: what it signs is in the public checkpoint, in receipts and in the evidence; and what
// it will not sign is told.
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { cosignersOf } from '../../../app/rules/cosignature.ts'
import { refuse } from '../../../app/rules/result.ts'
import { parseNote } from '../../../app/rules/signed-note.ts'
import { type Policy, parsePolicy } from '../../../app/rules/tlog-policy.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { verifyReceipt } from '../../../app/rules/verify/verify-receipt.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { ballot } from '../../../db/schema/ballots.ts'
import { cosignature } from '../../../db/schema/ledger.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { type AskWitness, askWitness } from '../../../server/ledger/ask-witness.ts'
import { collectCosignatures } from '../../../server/ledger/collect-cosignatures.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { receiptFor } from '../../../server/ledger/receipt.ts'
import { createLog } from '../../../server/platform/log.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { cosigning } from '../../../server/witness/cosign-growth.ts'
import { addLog, openWitness } from '../../../server/witness/folder.ts'
import { serveWitness } from '../../../server/witness/serve-witness.ts'
import { castAs, makeBody, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { growingLog } from '../../support/growing-log.ts'
import { serveApp } from '../../support/serve-app.ts'
import { makeSitting, openVoteIn } from '../../support/sitting.ts'
import { makeWitness } from '../../support/witness.ts'
import { witnessHome } from '../witness/support.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const lines: string[] = []
ctx.log = createLog('trace', { write: (line: string) => lines.push(line) })
const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})
beforeEach(() => {
  lines.length = 0
})
/** Of one body: others of this file have witnesses of their own. */
const errorsOf = async (bodyId: BodyId) => {
  const slug = (await bodyById(ctx.db, bodyId))?.slug
  return lines.map((line) => JSON.parse(line)).filter(({ level, body }) => level === 'error' && body === slug)
}

/** A witness of its own folder, listening on a port. */
async function listening(name: string) {
  const home = witnessHome()
  const made = await home.run(['init', home.folder, '--name', name])
  const vkey = made.stdout.trim().split('\n').at(-1) as string
  const witness = must(await openWitness(home.folder))
  const server = serveWitness(
    cosigning(witness, () => Math.floor(Date.now() / 1000)),
    () => {},
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
    home.remove()
  })
  const { port } = server.address() as { port: number }
  return {
    witness,
    vkey,
    url: `http://127.0.0.1:${port}`,
    know: async (log: string) => must(await addLog(witness, log, null)),
  }
}

const vkeyOf = async (bodyId: BodyId) => (await headOf(ctx.db, bodyId))?.vkey as string
const decide = (bodyId: BodyId, witnesses: { vkey: string; url: string }[], quorum: number) =>
  setLedgerPolicy(ctx, SETUP, bodyId, { publicLedger: true, witnesses, quorum })
const kept = (bodyId: BodyId) =>
  ctx.db.select().from(cosignature).where(eq(cosignature.bodyId, bodyId)).orderBy(cosignature.size)

describe('cosignatures', () => {
  test('are in the public checkpoint, in the evidence and in receipts, and satisfy the policy that is served', async () => {
    const [one, two] = [await listening('audit.example/w1'), await listening('court.example/w1')]
    const sitting = await makeSitting(ctx)
    const { bodyId } = sitting
    must(await decide(bodyId, [one, two], 2))
    for (const each of [one, two]) await each.know(await vkeyOf(bodyId))
    const voteId = await openVoteIn(ctx, sitting)
    const member = sitting.voters[0] as (typeof sitting.voters)[number]
    must((await castAs(ctx, member, sitting.deviceOf(member), voteId)).result)
    const receipt = async () => {
      const [row] = await ctx.db.select().from(ballot).where(eq(ballot.voteId, voteId))
      return JSON.stringify(await receiptFor(ctx.db, { bodyId, ...(row as NonNullable<typeof row>) }))
    }
    const slug = (await bodyById(ctx.db, bodyId))?.slug as string
    const served = async (path: string) => (await fetch(`${app.origin}/ledger/${slug}/${path}`)).text()
    const policy = must(parsePolicy(await served('policy')))
    const missing = async (text: string) =>
      (await verifyReceipt(text, verifyEd25519, { policy }))?.checks.flatMap(({ check, holds }) =>
        holds ? [] : [check],
      )

    expect(await missing(await receipt())).toEqual(['quorum'])
    expect(await rulesOf(bodyId, policy)).toContain('notes.quorum_missing')
    expect(await collectCosignatures(ctx)).toBe(2)
    expect(await missing(await receipt())).toEqual([])
    expect(await rulesOf(bodyId, policy)).toEqual([])
    const checkpoint = must(parseNote(await served('checkpoint')))
    const keys = policy.witnesses.map(({ key }) => key)
    expect((await cosignersOf(checkpoint, keys, verifyEd25519)).cosigners).toHaveLength(2)
    expect(await collectCosignatures(ctx)).toBe(0)

    // The ledger goes on; the receipt keeps the checkpoint that was witnessed, and the next one is witnessed too.
    const before = await receipt()
    const other = sitting.voters[1] as typeof member
    must((await castAs(ctx, other, sitting.deviceOf(other), voteId)).result)
    expect(await receipt()).toBe(before)
    expect(await rulesOf(bodyId, policy)).toContain('notes.quorum_missing')
    expect(await collectCosignatures(ctx)).toBe(2)
    expect(await receipt()).toBe(before)
    expect(await rulesOf(bodyId, policy)).toEqual([])
    expect(await errorsOf(bodyId)).toEqual([])
  })

  test('are asked from the size a witness knows, when it is not the one we remember', async () => {
    const one = await listening('audit.example/w1')
    const { bodyId } = await makeBody(ctx, ['chair'])
    must(await decide(bodyId, [one], 1))
    await one.know(await vkeyOf(bodyId))
    expect(await collectCosignatures(ctx)).toBe(1)
    must(await decide(bodyId, [one], 0))
    // Its answer is lost on the way: it has cosigned what we do not know of.
    const losing: AskWitness = async (url, body) => {
      await askWitness(url, body)
      return refuse('witness_unreachable')
    }
    expect(await collectCosignatures(ctx, losing)).toBe(0)
    must(await decide(bodyId, [one], 1))
    expect(await collectCosignatures(ctx)).toBe(1)
    expect(await kept(bodyId)).toHaveLength(2)
  })

  test('cannot be changed or removed', async () => {
    const one = await listening('audit.example/w1')
    const { bodyId } = await makeBody(ctx, ['chair'])
    must(await decide(bodyId, [one], 1))
    await one.know(await vkeyOf(bodyId))
    await collectCosignatures(ctx)
    const refused = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (error) => String(error.cause ?? error),
      )
    expect(await refused(ctx.db.update(cosignature).set({ line: '' }))).toContain('ledger_immutable')
    expect(await refused(ctx.db.delete(cosignature))).toContain('ledger_immutable')
  })
})

describe('a witness', () => {
  test('that is away, or answers nonsense, keeps nobody waiting and nothing is kept of it', async () => {
    const one = await listening('audit.example/w1')
    const away = makeWitness('away.example/w1')
    const liar = makeWitness('liar.example/w1')
    const { bodyId } = await makeBody(ctx, ['chair'])
    must(
      await decide(
        bodyId,
        [one, { vkey: away.vkey, url: 'http://127.0.0.1:9' }, { vkey: liar.vkey, url: 'http://liar.example' }],
        1,
      ),
    )
    await one.know(await vkeyOf(bodyId))
    const ask: AskWitness = async (url, body) => {
      if (!url.includes('liar')) return askWitness(url, body)
      // A good signature of the right key, on another text.
      return { ok: true, value: { lines: `nothing\n${await liar.line(await growingLog().note(3))}` } }
    }
    expect(await collectCosignatures(ctx, ask)).toBe(1)
    expect((await kept(bodyId)).map(({ witness }) => witness)).toEqual([one.vkey])
    expect(await errorsOf(bodyId)).toMatchObject([{ witness: 'liar.example/w1', code: 'witness_line_invalid' }])
    expect(lines.some((line) => line.includes('witness_unreachable'))).toBe(true)
  })

  test('that has seen more than we hold, or another history, is an alarm', async () => {
    const one = await listening('audit.example/w1')
    const { bodyId } = await makeBody(ctx, ['chair'])
    must(await decide(bodyId, [one], 1))
    const ahead: AskWitness = async () => ({ ok: true, value: { size: 9_999 } })
    expect(await collectCosignatures(ctx, ahead)).toBe(0)
    expect(await errorsOf(bodyId)).toMatchObject([{ code: 'witness_ahead', size: '9999' }])
    lines.length = 0
    // It does not know this ledger at all.
    expect(await collectCosignatures(ctx)).toBe(0)
    expect(await errorsOf(bodyId)).toMatchObject([{ code: 'witness_refused', status: '404' }])
    expect(await kept(bodyId)).toEqual([])
  })
})

async function rulesOf(bodyId: BodyId, policy: Policy): Promise<string[]> {
  const { files, damage } = must(readTar(must(await exportBundle(ctx, SETUP, bodyId)).bytes))
  const report = await verifyBundle(files, { verifySignature, verifyEd25519, damage, expected: { policy } })
  return report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}
