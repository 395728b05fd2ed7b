// `export`: the evidence of one body's ledger, written to a file that appears whole or not at all.
import { rename, rm, writeFile } from 'node:fs/promises'
import { bodyBySlug } from '../bodies/queries.ts'
import { openContext } from '../create-context.ts'
import { exportBundle } from '../ledger/export-bundle.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings } from '../platform/env.ts'
import type { Out } from './out.ts'

/** Exit 0 when written, 2 with one line when not. */
export async function exportLedger(args: string[], out: Out): Promise<number> {
  const [slug, file, ...rest] = args
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  if (!slug || !file || rest.length > 0) return fail('Usage: majlis export BODY_SLUG OUT.tar')
  const settings = readSettings(process.env)
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    const size = await writeLedger(ctx, slug, file)
    if (size === null) return fail(`majlis export: no body ${slug}, or its ledger is empty`)
    out.stdout.write(`${file}: ${size} entries\n`)
    return 0
  } finally {
    await close()
  }
}

/** The number of entries, or null for a body that is not there. */
export async function writeLedger(ctx: Ctx, slug: string, file: string): Promise<number | null> {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return null
  const exported = await exportBundle(ctx, { system: 'setup' }, body.id)
  if (!exported.ok) return null
  const draft = `${file}.part`
  try {
    await writeFile(draft, exported.value.bytes)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return exported.value.size
}
