import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Act, ActOf } from '../../app/rules/bundle/history.ts'
import type { Files } from '../../app/rules/bundle/tar.ts'
import { readInput } from '../../app/rules/verify/bundle-input.ts'
import { readLeaves } from '../../app/rules/verify/check-tree.ts'
import { Progress } from '../../app/rules/verify/progress.ts'
import { readEntries } from '../../app/rules/verify/read-entries.ts'
import { Findings } from '../../app/rules/verify/report.ts'
import { verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import { type PdfSignature, readSignatures } from '../minutes/signing/read-signatures.ts'
import { verifyEd25519, verifySignature } from '../platform/verify-signature.ts'
import { type Out, unreadable } from './out.ts'
import { readBundle } from './read-bundle.ts'

const USAGE = 'Usage: majlis minutes FILE.pdf [--bundle BUNDLE] [--json]'

type Line = { holds: boolean; says: string }

/**
 * Exit 0 where every signature holds and the ledger names the file, 1 where something does not, 2 for what cannot be read. Without a
 * bundle the signatures alone are looked at, and what only the ledger could say is said to be unknown.
 */
export async function minutes(args: string[], out: Out): Promise<number> {
  const asked = readArgs(args)
  if (!asked) {
    out.stderr.write(`${USAGE}\n`)
    return 2
  }
  try {
    const { signatures, whole } = await readSignatures(new Uint8Array(await readFile(asked.path)))
    const lines: Line[] = signatures.map((each, place) => ({ holds: each.valid, says: signatureLine(each, place) }))
    if (signatures.length === 0) lines.push({ holds: false, says: 'The file carries no signature.' })
    else
      lines.push({
        holds: whole,
        says: whole ? 'Nothing was added after the last signature.' : 'Something was added after the last signature.',
      })
    if (asked.bundle) lines.push(...(await againstLedger(asked.bundle, signatures)))
    if (asked.json) out.stdout.write(`${JSON.stringify({ signatures, whole, lines }, null, 2)}\n`)
    else for (const { holds, says } of lines) out.stdout.write(`${holds ? 'ok     ' : 'FAILED '} ${says}\n`)
    return lines.every(({ holds }) => holds) ? 0 : 1
  } catch (error) {
    out.stderr.write(`${unreadable((error as NodeJS.ErrnoException).path ?? asked.path, error)}\n`)
    return 2
  }
}

function readArgs(args: string[]): { path: string; bundle: string | undefined; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { bundle: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [path, ...rest] = positionals
    return path && rest.length === 0 ? { path, bundle: values.bundle, json: values.json } : null
  } catch {
    return null
  }
}

const signatureLine = ({ name, valid, fingerprint }: PdfSignature, place: number): string =>
  `Signature ${place + 1} by ${name || 'nobody that can be read'} ${valid ? 'is valid' : 'does not hold'} (certificate ${fingerprint.slice(0, 16)}…).`

/** The ledger must verify, name this file as approved, and each signature of it in its place. */
async function againstLedger(path: string, signatures: readonly PdfSignature[]): Promise<Line[]> {
  const packed = await readBundle(path)
  if (!packed.ok) return [{ holds: false, says: `${path} is no bundle.` }]
  const { files, damage } = packed.value
  const { summary } = await verifyBundle(files, { verifySignature, verifyEd25519, damage })
  const lines: Line[] = [
    {
      holds: summary.verdict === 'clean',
      says: `The ledger of ${summary.size} entries verifies with ${summary.errors} findings.`,
    },
  ]
  const acts = await actsIn(files)
  const [first] = signatures
  const approved = acts.findLast(
    (act): act is ActOf<'minutes.approved'> =>
      act.type === 'minutes.approved' &&
      first !== undefined &&
      [act.payload.pdf.ar, act.payload.pdf.en].includes(first.before),
  )
  if (!approved) return [...lines, { holds: false, says: 'The ledger names no minutes of which this is the file.' }]
  const language = approved.payload.pdf.ar === first?.before ? 'ar' : 'en'
  lines.push({
    holds: true,
    says: `Approved in entry ${approved.index} of the ledger, revision ${approved.payload.revision}.`,
  })
  const signed = acts.filter(
    (act): act is ActOf<'minutes.signed'> =>
      act.type === 'minutes.signed' && act.payload.meeting === approved.payload.meeting,
  )
  signatures.forEach(({ after, fingerprint }, place) => {
    const entry = signed[place]
    const holds = entry?.payload.pdf[language] === after && entry.payload.certificate === fingerprint
    lines.push({
      holds,
      says: holds
        ? `Signature ${place + 1} is entry ${entry.index} of the ledger.`
        : `Signature ${place + 1} is not in the ledger.`,
    })
  })
  return lines
}

/** What could not be read is a finding of the verification above. */
async function actsIn(files: Files): Promise<Act[]> {
  const findings = new Findings()
  const input = readInput(files, findings)
  if (!input) return []
  return (await readEntries(input, readLeaves(input, findings), findings, new Progress())).acts
}
