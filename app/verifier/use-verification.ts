import { useCallback, useRef, useState } from 'react'
import { readTar } from '../rules/bundle/read-tar.ts'
import { equal, parseUtf8, utf8 } from '../rules/bytes.ts'
import type { Result } from '../rules/result.ts'
import { isPdf } from '../rules/signed-pdf/read-signed-pdf.ts'
import { actsIn } from '../rules/verify/acts-in.ts'
import type { Expected } from '../rules/verify/expected.ts'
import type { Report, StageId } from '../rules/verify/report.ts'
import { unusable, verifyBundle } from '../rules/verify/verify-bundle.ts'
import type { DocumentReport, Held } from '../rules/verify/verify-document.ts'
import { type ReceiptReport, verifyReceipt } from '../rules/verify/verify-receipt.ts'
import { browserCrypto } from './browser-crypto.ts'

export type Verification =
  | { phase: 'idle' }
  | { phase: 'running'; stage: StageId; done: number; total: number }
  | { phase: 'done'; report: Report; milliseconds: number }
  | { phase: 'receipt'; receipt: ReceiptReport }
  | { phase: 'document'; document: DocumentReport; report: Report | null; milliseconds: number }
  | { phase: 'refused'; code: string }
  | { phase: 'failed' }

/** Where a page takes signed files: how one is read. */
type CheckDocument = (pdf: Uint8Array, held: Held) => Promise<Result<DocumentReport>>

/**
 * Verifies in this page, in slices, so that it keeps painting; `get` fetches or reads the bytes of a bundle, a receipt or a signed
 * file, or of a bundle with one of these, which are then held against each other. A later run wins.
 */
export function useVerification(checkDocument: CheckDocument | null = null) {
  const [state, setState] = useState<Verification>({ phase: 'idle' })
  const latest = useRef(0)

  const run = useCallback(
    async (get: () => Promise<Uint8Array[]>, expected: Expected = {}) => {
      const mine = ++latest.current
      const show = (next: Verification) => {
        if (mine === latest.current) setState(next)
      }
      show({ phase: 'running', stage: 'V1', done: 0, total: 1 })
      try {
        const started = performance.now()
        const { bundle, receipt, pdf } = sorted(await get())
        const checks = browserCrypto()
        if (pdf && checkDocument && !bundle) {
          const read = await checkDocument(pdf, expected)
          return show(read.ok ? ofDocument(read.value, null, started) : { phase: 'refused', code: read.code })
        }
        if (!bundle && receipt !== undefined) {
          const report = await verifyReceipt(receipt, checks.verifyEd25519, expected)
          return show(report ? { phase: 'receipt', receipt: report } : { ...nothing, report: unusable() })
        }
        const packed = bundle ? readTar(bundle) : null
        const receipts = receipt === undefined ? [] : [{ file: '', text: receipt }]
        const report = packed?.ok
          ? await verifyBundle(
              packed.value.files,
              { ...checks, damage: packed.value.damage, expected: { ...expected, receipts } },
              async (at) => {
                show({ phase: 'running', ...at })
                await nextPaint()
              },
            )
          : unusable()
        if (pdf && checkDocument && packed?.ok && report.summary.verdict !== 'unusable') {
          const beside = { report, acts: await actsIn(packed.value.files) }
          const read = await checkDocument(pdf, { ...expected, bundle: beside })
          return show(read.ok ? ofDocument(read.value, report, started) : { phase: 'refused', code: read.code })
        }
        show({ phase: 'done', report, milliseconds: performance.now() - started })
      } catch {
        show({ phase: 'failed' })
      }
    },
    [checkDocument],
  )

  return { state, run }
}

const nothing = { phase: 'done', milliseconds: 0 } as const

const ofDocument = (document: DocumentReport, report: Report | null, started: number): Verification => ({
  phase: 'document',
  document,
  report,
  milliseconds: performance.now() - started,
})

type Sorted = { bundle: Uint8Array | undefined; receipt: string | undefined; pdf: Uint8Array | undefined }

/** A receipt is JSON or a tlog-proof, a signed file a PDF, a bundle is a tar. */
function sorted(all: readonly Uint8Array[]): Sorted {
  const pdf = all.find(isPdf)
  const files = all.filter((bytes) => !isPdf(bytes))
  const isReceipt = (bytes: Uint8Array) => bytes[0] === BRACE || startsWith(bytes, TLOG_PROOF)
  const text = files.filter(isReceipt).map((bytes) => parseUtf8(bytes))[0]
  return { bundle: files.find((bytes) => !isReceipt(bytes)), receipt: text?.ok ? text.value : undefined, pdf }
}

const BRACE = '{'.charCodeAt(0)
const TLOG_PROOF = utf8('c2sp.org/tlog-proof')
const startsWith = (bytes: Uint8Array, start: Uint8Array) => equal(bytes.subarray(0, start.length), start)

const nextPaint = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
