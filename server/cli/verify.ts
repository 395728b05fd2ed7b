import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { ok, type Result } from '../../app/rules/result.ts'
import { parsePolicy } from '../../app/rules/tlog-policy.ts'
import type { Expected } from '../../app/rules/verify/expected.ts'
import { type Report, withFindings } from '../../app/rules/verify/report.ts'
import { exitCode, unusable, verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import type { ReceiptReport } from '../../app/rules/verify/verify-receipt.ts'
import { verifyReceipt } from '../../app/rules/verify/verify-receipt.ts'
import { type Reading, verdictWords } from '../../app/rules/verify/words.ts'
import { signatureThreads } from '../platform/signature-threads.ts'
import { verifyEd25519 } from '../platform/verify-signature.ts'
import { type Out, unreadable } from './out.ts'
import { askPeers, type PeerRun } from './peers/ask-peers.ts'
import { recordedCrypto } from './peers/recorded-crypto.ts'
import { readBundle } from './read-bundle.ts'
import { documentAsText, peersAsText, receiptAsText, reportAsText } from './report-text.ts'
import { documentExit, documentReport } from './verify-document.ts'

type Asked = { path: string; json: boolean; lang: Reading; receipts: string[]; peers: boolean } & Partial<
  Record<'key' | 'since' | 'policy' | 'bundle', string>
>

const USAGE =
  'Usage: majlis verify BUNDLE [--json] [--lang ar|en] [--key VKEY] [--policy POLICY] [--since CHECKPOINT] [--receipt FILE]… [--peers] | FILE.pdf [--bundle BUNDLE]'

/**
 * Exit 0 clean (warnings allowed), 1 findings, 2 unusable. BUNDLE may also be a receipt or a tlog-proof, which is then verified
 * by itself, or a signed PDF; `--receipt` holds a receipt against a bundle, `--bundle` a bundle against a PDF.
 */
export async function verify(args: string[], out: Out): Promise<number> {
  const asked = readArgs(args)
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  if (!asked) return fail(USAGE)
  try {
    const expected = await readHeld(asked)
    if (!expected.ok) return fail(`${asked.policy}: no policy file; see line ${expected.params?.line}`)
    if (asked.path.toLowerCase().endsWith('.pdf')) {
      const { path, bundle } = asked
      const read = await documentReport({ path, bundle, expected: expected.value })
      if (!read.ok) return fail(`${read.params?.path}: ${REFUSED[read.code] ?? read.code}`)
      out.stdout.write(asked.json ? asJson(read.value) : documentAsText(read.value, asked.lang))
      return documentExit(read.value)
    }
    const receipt = await receiptAt(asked, expected.value)
    if (receipt) {
      out.stdout.write(asked.json ? asJson(receipt) : receiptAsText(receipt, asked.lang))
      return receipt.holds ? 0 : 1
    }
    const { report, runs } = await reportOn(asked, expected.value)
    if (asked.json) out.stdout.write(asJson(runs ? { ...report, peers: runs } : report))
    else if (report.summary.verdict === 'unusable')
      return fail(`${asked.path}: ${verdictWords(report.summary)[asked.lang]}`)
    else out.stdout.write(reportAsText(report, asked.lang) + (runs ? peersAsText(runs, asked.lang) : ''))
    return exitCode(report.summary.verdict)
  } catch (error) {
    return fail(unreadable((error as NodeJS.ErrnoException).path ?? asked.path, error))
  }
}

function readArgs(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'en' },
        key: { type: 'string' },
        policy: { type: 'string' },
        since: { type: 'string' },
        peers: { type: 'boolean', default: false },
        bundle: { type: 'string' },
        receipt: { type: 'string', multiple: true, default: [] },
      },
    })
    const [path, ...rest] = positionals
    const { json, lang, receipt: receipts, ...held } = values
    if (!path || rest.length > 0 || (lang !== 'ar' && lang !== 'en')) return null
    return { path, json, lang, receipts, ...held }
  } catch {
    return null
  }
}

/** Refuses a file that is no policy; throws what the file system throws. */
async function readHeld({ key, since, policy, receipts }: Asked): Promise<Result<Expected>> {
  const text = (path: string) => readFile(path, 'utf8')
  const parsed = policy === undefined ? null : parsePolicy(await text(policy))
  if (parsed && !parsed.ok) return parsed
  return ok({
    ...(key === undefined ? {} : { vkey: key }),
    ...(parsed ? { policy: parsed.value } : {}),
    ...(since === undefined ? {} : { earlierCheckpoint: await text(since) }),
    receipts: await Promise.all(receipts.map(async (file) => ({ file, text: await text(file) }))),
  })
}

async function receiptAt({ path }: Asked, held: Expected): Promise<ReceiptReport | null> {
  if (!/\.(json|tlog-proof)$/.test(path)) return null
  return verifyReceipt(await readFile(path, 'utf8'), verifyEd25519, held)
}

async function reportOn({ path, peers }: Asked, expected: Expected): Promise<{ report: Report; runs?: PeerRun[] }> {
  const packed = await readBundle(path)
  if (!packed.ok) return { report: unusable() }
  const { files, damage } = packed.value
  if (!peers)
    return {
      report: await verifyBundle(files, {
        // Every core of the auditor's machine: most of the work is one independent check after another.
        verifySignature: signatureThreads(availableParallelism()),
        verifyEd25519,
        damage,
        expected,
      }),
    }
  const { asked, ...recorded } = recordedCrypto()
  const report = await verifyBundle(files, { ...recorded, damage, expected })
  const { runs, findings } = await askPeers(files, asked, report)
  return { report: withFindings(report, findings), runs }
}

const REFUSED: Record<string, string> = {
  not_a_pdf: 'is no PDF',
  pdf_too_large: 'is larger, or has more signatures, than is looked at',
  bundle_unusable: 'is no bundle, or is damaged beyond reading',
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
