// What an officer's own key says when they sign a document of the body: that these files, of a text with this digest, are to be signed
// for their seat. The body's certificate then signs the files themselves (PAdES). Each kind of document has a domain of its own, so that
// a word for one is never a word for another. Source: the ladder of open votes (step-up); docs/formats.md.
import { canonicalize } from './canonical.ts'
import { sha256Text } from './sha256.ts'

/** SHA-256 of both files as they were to be signed, before anybody did. */
export type BothFiles = { ar: string; en: string }
type Signed = { body: string; digest: string; pdf: BothFiles; seat: string }
export type MinutesSigned = Signed & { meeting: string; revision: string }
export type ExtractSigned = Signed & { extract: string }

/** SHA-256("majlis/minutes-signature/v1\0" ‖ JCS of what is signed). */
export const minutesChallenge = ({ body, meeting, revision, digest, pdf, seat }: MinutesSigned): Uint8Array =>
  challenge('majlis/minutes-signature/v1', { body, digest, meeting, pdf: { ar: pdf.ar, en: pdf.en }, revision, seat })

/** SHA-256("majlis/extract-signature/v1\0" ‖ JCS of what is signed). */
export const extractChallenge = ({ body, extract, digest, pdf, seat }: ExtractSigned): Uint8Array =>
  challenge('majlis/extract-signature/v1', { body, digest, extract, pdf: { ar: pdf.ar, en: pdf.en }, seat })

const challenge = (domain: string, signed: Parameters<typeof canonicalize>[0]): Uint8Array =>
  sha256Text(`${domain}\0${canonicalize(signed)}`)
