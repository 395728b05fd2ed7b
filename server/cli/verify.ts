import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Report } from '../../app/rules/verify/report.ts'
import { exitCode, unusable, verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import type { ReceiptReport } from '../../app/rules/verify/verify-receipt.ts'
import { verifyReceipt } from '../../app/rules/verify/verify-receipt.ts'
import { type Reading, verdictWords } from '../../app/rules/verify/words.ts'
import { verifyEd25519, verifySignature } from '../platform/verify-signature.ts'
import { type Out, unreadable } from './out.ts'
import { readBundle } from './read-bundle.ts'
import { receiptAsText, reportAsText } from './report-text.ts'

type Asked = { path: string; json: boolean; lang: Reading; key?: string; since?: string; receipts: string[] }

const USAGE = 'Usage: majlis verify BUNDLE [--json] [--lang ar|en] [--key VKEY] [--since CHECKPOINT] [--receipt FILE]…'

/**
 * Exit 0 clean (warnings allowed), 1 findings, 2 unusable. BUNDLE may also be a receipt, which is then verified by itself;
 * `--receipt` holds a receipt against a bundle.
 */
export async function verify(args: string[], out: Out): Promise<number> {
  const asked = readArgs(args)
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  if (!asked) return fail(USAGE)
  try {
    const receipt = await receiptAt(asked)
    if (receipt) {
      out.stdout.write(asked.json ? asJson(receipt) : receiptAsText(receipt, asked.lang))
      return receipt.holds ? 0 : 1
    }
    const report = await reportOn(asked)
    if (asked.json) out.stdout.write(asJson(report))
    else if (report.summary.verdict === 'unusable')
      return fail(`${asked.path}: ${verdictWords(report.summary)[asked.lang]}`)
    else out.stdout.write(reportAsText(report, asked.lang))
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
        since: { type: 'string' },
        receipt: { type: 'string', multiple: true, default: [] },
      },
    })
    const [path, ...rest] = positionals
    const { json, lang, key, since, receipt: receipts } = values
    if (!path || rest.length > 0 || (lang !== 'ar' && lang !== 'en')) return null
    return { path, json, lang, receipts, ...(key ? { key } : {}), ...(since ? { since } : {}) }
  } catch {
    return null
  }
}

async function receiptAt({ path, key }: Asked): Promise<ReceiptReport | null> {
  if (!path.endsWith('.json')) return null
  return verifyReceipt(await readFile(path, 'utf8'), verifyEd25519, key)
}

async function reportOn({ path, key, since, receipts }: Asked): Promise<Report> {
  const packed = await readBundle(path)
  if (!packed.ok) return unusable()
  const { files, damage } = packed.value
  const earlierCheckpoint = since === undefined ? undefined : await readFile(since, 'utf8')
  const expected = {
    ...(key ? { vkey: key } : {}),
    ...(earlierCheckpoint ? { earlierCheckpoint } : {}),
    receipts: await Promise.all(receipts.map(async (file) => ({ file, text: await readFile(file, 'utf8') }))),
  }
  return verifyBundle(files, { verifySignature, verifyEd25519, damage, expected })
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
