// What an officer's own key says when they sign minutes: that these files of this revision are to be signed for their seat. The body's
// certificate then signs the files themselves (PAdES). Source: the ladder of open votes (step-up); docs/formats.md.
import { canonicalize } from '../canonical.ts'
import { sha256Text } from '../sha256.ts'

const DOMAIN = 'majlis/minutes-signature/v1'

export type MinutesSigned = {
  body: string
  meeting: string
  revision: string
  /** Of the approved text. */
  digest: string
  /** Of the files as they were approved, before anybody signed. */
  pdf: { ar: string; en: string }
  seat: string
}

/** SHA-256("majlis/minutes-signature/v1\0" ‖ JCS of what is signed). */
export const minutesChallenge = ({ body, meeting, revision, digest, pdf, seat }: MinutesSigned): Uint8Array =>
  sha256Text(`${DOMAIN}\0${canonicalize({ body, digest, meeting, pdf: { ar: pdf.ar, en: pdf.en }, revision, seat })}`)
