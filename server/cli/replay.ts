import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTar } from '../../app/rules/bundle/read-tar.ts'
import { verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import { findingWords } from '../../app/rules/verify/words.ts'
import { openContext } from '../create-context.ts'
import { loadAssembly } from '../demonstration/load-assembly.ts'
import { readRollCalls } from '../demonstration/read-roll-calls.ts'
import { exportBundle } from '../ledger/export-bundle.ts'
import { readSettings } from '../platform/env.ts'
import { rememberingVerify, verifyEd25519 } from '../platform/verify-signature.ts'
import { type Out, unreadable } from './out.ts'

const USAGE = 'Usage: majlis replay DIR [--json]   (DIR holds members.csv, roll-calls.csv and votes.csv)'

/**
 * Replays recorded roll calls on a database of its own, thrown away after, and verifies the bundle that comes of it. Exit 0
 * when every count agrees and the bundle is clean, 1 when not, 2 with one line when the files cannot be read.
 */
export async function replay(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  const read = await readRollCalls(asked.folder).catch((error: NodeJS.ErrnoException) => error)
  if (read instanceof Error) return fail(read.path ? unreadable(read.path, read) : `${asked.folder}: ${read.message}`)
  const home = await mkdtemp(join(tmpdir(), 'majlis-replay-'))
  const settings = readSettings({ DATA_DIR: home, MAJLIS_DEMO: '0', LOG_LEVEL: 'error' })
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext(settings.value)
  try {
    const started = performance.now()
    const tell = (done: number) => {
      if (!asked.json && done % 20 === 0) out.stderr.write(`${done} of ${read.rollCalls.length} roll calls\n`)
    }
    const { bodyId, mismatches, ...counts } = await loadAssembly(ctx, read, { onProgress: tell })
    const seconds = Math.round((performance.now() - started) / 100) / 10
    const bundle = await exportBundle(ctx, { system: 'setup' }, bodyId)
    const packed = bundle.ok ? readTar(bundle.value.bytes) : bundle
    if (!packed.ok) throw new Error(packed.code)
    const { files, damage } = packed.value
    const { summary, findings } = await verifyBundle(files, {
      verifySignature: rememberingVerify(),
      verifyEd25519,
      damage,
    })
    const answer = {
      ...counts,
      mismatches: mismatches.length,
      seconds,
      differing: mismatches,
      entries: summary.size,
      bundle: summary.verdict,
    }
    for (const found of findings.filter(({ severity }) => severity === 'error').slice(0, 10))
      out.stderr.write(`${found.stage} ${found.rule} ${found.entry ?? found.file ?? ''}: ${findingWords(found).en}\n`)
    out.stdout.write(asked.json ? `${JSON.stringify(answer)}\n` : `${inWords(answer)}\n`)
    return mismatches.length === 0 && summary.verdict === 'clean' ? 0 : 1
  } finally {
    await close()
    await rm(home, { recursive: true, force: true })
  }
}

const inWords = (answer: {
  rollCalls: number
  ballots: number
  mismatches: number
  seconds: number
  bundle: string
}): string =>
  `${answer.rollCalls} roll calls, ${answer.ballots} signed ballots in ${answer.seconds} s; ${answer.mismatches} counts differ; the bundle is ${answer.bundle}.`

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [folder, ...rest] = positionals
    return folder && rest.length === 0 ? { folder, json: values.json } : null
  } catch {
    return null
  }
}
