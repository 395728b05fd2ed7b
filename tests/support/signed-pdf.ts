// The signatures of a file, by the verifier's own reader.
import { readSignedPdf, type SignedPdf } from '../../app/rules/signed-pdf/read-signed-pdf.ts'
import { verifySignature } from '../../server/platform/verify-signature.ts'
import { must } from './body.ts'

export const readSigned = async (pdf: Uint8Array): Promise<SignedPdf> => must(await readSignedPdf(pdf, verifySignature))
