import { useCallback, useRef, useState } from 'react'
import { readTar } from '../rules/bundle/read-tar.ts'
import { parseUtf8 } from '../rules/bytes.ts'
import type { Report, StageId } from '../rules/verify/report.ts'
import { unusable, type VerifyOptions, verifyBundle } from '../rules/verify/verify-bundle.ts'
import { type ReceiptReport, verifyReceipt } from '../rules/verify/verify-receipt.ts'
import { browserCrypto } from './browser-crypto.ts'

export type Verification =
  | { phase: 'idle' }
  | { phase: 'running'; stage: StageId; done: number; total: number }
  | { phase: 'done'; report: Report; milliseconds: number }
  | { phase: 'receipt'; receipt: ReceiptReport }
  | { phase: 'failed' }

/** Verifies in this page, in slices, so that it keeps painting; `get` fetches or reads the bytes. A later run wins. */
export function useVerification() {
  const [state, setState] = useState<Verification>({ phase: 'idle' })
  const latest = useRef(0)

  const run = useCallback(async (get: () => Promise<Uint8Array>, expected: VerifyOptions['expected'] = {}) => {
    const mine = ++latest.current
    const show = (next: Verification) => {
      if (mine === latest.current) setState(next)
    }
    show({ phase: 'running', stage: 'V1', done: 0, total: 1 })
    try {
      const started = performance.now()
      const bytes = await get()
      const checks = browserCrypto()
      const text = bytes[0] === BRACE ? parseUtf8(bytes) : null
      const receipt = text?.ok ? await verifyReceipt(text.value, checks.verifyEd25519, expected.vkey) : null
      if (receipt) return show({ phase: 'receipt', receipt })
      const packed = readTar(bytes)
      const report = packed.ok
        ? await verifyBundle(packed.value.files, { ...checks, damage: packed.value.damage, expected }, async (at) => {
            show({ phase: 'running', ...at })
            await nextPaint()
          })
        : unusable()
      show({ phase: 'done', report, milliseconds: performance.now() - started })
    } catch {
      show({ phase: 'failed' })
    }
  }, [])

  return { state, run }
}

/** A receipt is JSON, a bundle is a tar. */
const BRACE = '{'.charCodeAt(0)

const nextPaint = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
