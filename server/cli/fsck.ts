// `fsck`: the database held against itself, body by body, and each ledger verified from its export alone. Reads only.
import { parseArgs } from 'node:util'
import { exitCode, verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import { findingWords } from '../../app/rules/verify/words.ts'
import { allBodies, type Body } from '../bodies/queries.ts'
import { openContext } from '../create-context.ts'
import { wholeBundle } from '../ledger/export-bundle.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings } from '../platform/env.ts'
import { rememberingVerify, verifyEd25519 } from '../platform/verify-signature.ts'
import { checkAccessRecords } from './fsck-access-records.ts'
import { checkClosedParts } from './fsck-closed.ts'
import { checkDocuments } from './fsck-documents.ts'
import { checkAccess, checkBlobs } from './fsck-files.ts'
import { checkLedger } from './fsck-ledger.ts'
import { checkMemoranda } from './fsck-memoranda.ts'
import { checkDeputies, checkProxies } from './fsck-proxies.ts'
import { checkResults } from './fsck-results.ts'
import { checkAgendas, checkAttendance, checkFailures, checkKeys, checkVotes } from './fsck-state.ts'
import type { Out } from './out.ts'

/** `rule` of the export's verification is the verifier's own, after "verify:". */
export type Fault = { rule: string; severity: 'error' | 'warning'; entry?: number; what: string }
export type BodyReport = { body: string; slug: string; size: number; faults: Fault[] }

/** Exit 0 in order (warnings allowed), 1 faults, 2 when the database cannot be read. */
export async function fsck(args: string[], out: Out): Promise<number> {
  const json = asksJson(args)
  if (json === null) {
    out.stderr.write('Usage: majlis fsck [--json]\n')
    return 2
  }
  const settings = readSettings(process.env)
  if (!settings.ok) {
    out.stderr.write(`${settings.params?.problems ?? settings.code}\n`)
    return 2
  }
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    const bodies = await checkHouse(ctx)
    const verdict = bodies.some(({ faults }) => faults.some(({ severity }) => severity === 'error'))
      ? 'findings'
      : 'clean'
    out.stdout.write(json ? `${JSON.stringify({ verdict, bodies }, null, 2)}\n` : asText(bodies))
    return exitCode(verdict)
  } finally {
    await close()
  }
}

export async function checkHouse(ctx: Ctx): Promise<BodyReport[]> {
  const reports: BodyReport[] = []
  for (const body of await allBodies(ctx.db)) reports.push(await ofOneMoment(ctx, (at) => checkBody(at, body)))
  return reports
}

/** What is read of a house at work is all of one moment: an act between two questions would look like a fault. */
const ofOneMoment = <T>(ctx: Ctx, read: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.db.transaction((tx) => read({ ...ctx, db: tx as unknown as Ctx['db'] }), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })

export async function checkBody(ctx: Ctx, body: Body): Promise<BodyReport> {
  const ledger = await checkLedger(ctx, body.id)
  const faults = [...ledger.faults]
  for (const check of [
    checkAgendas,
    checkVotes,
    checkResults,
    checkDocuments,
    checkMemoranda,
    checkKeys,
    checkAttendance,
    checkFailures,
    checkClosedParts,
    checkProxies,
    checkDeputies,
  ])
    faults.push(...(await check(ctx, body.id, ledger.history)))
  faults.push(
    ...(await checkAccess(ctx, body)),
    ...(await checkAccessRecords(ctx, body.id, ledger.history)),
    ...(await checkBlobs(ctx, body.id)),
    ...(await verifyExport(ctx, body)),
  )
  return { body: body.id, slug: body.slug, size: ledger.size, faults }
}

/** The ledger must verify from its export alone, with what nobody else would be given: ballots of open votes too. */
async function verifyExport(ctx: Ctx, body: Body): Promise<Fault[]> {
  const files = await wholeBundle(ctx, body.id)
  if (!files) return []
  const report = await verifyBundle(files, { verifySignature: rememberingVerify(), verifyEd25519 })
  return report.findings.flatMap((finding): Fault[] => {
    const { severity, rule, entry, file } = finding
    if (severity === 'info') return []
    const what = `${findingWords(finding).en}${file ? ` (${file})` : ''}`
    return [{ rule: `verify:${rule}`, severity, ...(entry === null ? {} : { entry }), what }]
  })
}

function asksJson(args: string[]): boolean | null {
  try {
    return parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values.json
  } catch {
    return null
  }
}

function asText(bodies: BodyReport[]): string {
  const lines = bodies.flatMap(({ slug, size, faults }) => [
    `${slug}: ${size} entries, ${faults.length === 0 ? 'in order' : `${faults.length} to look at`}`,
    ...faults.map(({ severity, rule, entry, what }) => {
      const where = entry === undefined ? '' : `, entry ${entry}`
      return `  ${severity}: ${what} [${rule}${where}]`
    }),
  ])
  return `${lines.join('\n')}\n`
}
