// Reads a signed PDF on a thread of its own, so that a file made to be slow stops neither the page nor anything else.
import type { Result } from '../rules/result.ts'
import { type DocumentReport, type Held, verifyDocument } from '../rules/verify/verify-document.ts'
import { browserCrypto } from './browser-crypto.ts'

export type DocumentAsk = { pdf: Uint8Array; held: Held }
export type DocumentAnswer = Result<DocumentReport> | null

const scope = self as unknown as { postMessage: (answer: DocumentAnswer) => void; onmessage: unknown }

scope.onmessage = async ({ data: { pdf, held } }: MessageEvent<DocumentAsk>) => {
  // Whatever a file does to its reader is a file that cannot be read.
  scope.postMessage(await verifyDocument(pdf, browserCrypto(), held).catch(() => null))
}
