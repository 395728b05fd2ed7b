// `verify FILE.pdf`: a signed file of minutes or of an extract, by itself or with the evidence of its ledger.
import { readFile } from 'node:fs/promises'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { actsIn } from '../../app/rules/verify/acts-in.ts'
import type { Expected } from '../../app/rules/verify/expected.ts'
import { exitCode, verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import { type Beside, type DocumentReport, verifyDocument } from '../../app/rules/verify/verify-document.ts'
import { verifyEd25519, verifySignature } from '../platform/verify-signature.ts'
import { readBundle } from './read-bundle.ts'

export type AskedDocument = { path: string; bundle: string | undefined; expected: Expected }

/** Refuses a file that is no PDF and a bundle that is none; throws what the file system throws. */
export async function documentReport({ path, bundle, expected }: AskedDocument): Promise<Result<DocumentReport>> {
  const pdf = new Uint8Array(await readFile(path))
  const beside = bundle === undefined ? null : await besideIn(bundle, expected)
  if (bundle !== undefined && beside === null) return refuse('bundle_unusable', { path: bundle })
  const held = { ...expected, ...(beside && { bundle: beside }) }
  const read = await verifyDocument(pdf, { verifySignature, verifyEd25519 }, held)
  return read.ok ? ok(read.value) : refuse(read.code, { path })
}

async function besideIn(path: string, expected: Expected): Promise<Beside | null> {
  const packed = await readBundle(path)
  if (!packed.ok) return null
  const { files, damage } = packed.value
  const report = await verifyBundle(files, { verifySignature, verifyEd25519, damage, expected })
  return exitCode(report.summary.verdict) === 2 ? null : { report, acts: await actsIn(files) }
}

/** What was signed and cannot be judged is no fault that was found: 1 is for what does not hold, or is not signed at all. */
export const documentExit = ({ verdict, signatures }: DocumentReport): 0 | 1 =>
  verdict === 'altered' || signatures.length === 0 ? 1 : 0
