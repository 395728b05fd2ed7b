// Verifies a signed file of a body, minutes or an extract, from its bytes: the signatures, the text and entries that it brings of its
// ledger, and (with the ledger's evidence beside it) that the ledger names this file, its text and every signature. What could not be
// asked is said to be unknown, and never to hold. Source: docs/formats.md, "Evidence in a file".
import { type Act, type ActOf, readHistory } from '../bundle/history.ts'
import { canonicalize, type Json } from '../canonical.ts'
import { ok, type Result } from '../result.ts'
import type { VerifySignature as VerifyNote } from '../signed-note.ts'
import { type PdfSignature, readSignedPdf } from '../signed-pdf/read-signed-pdf.ts'
import type { VerifySignature } from '../signing-key.ts'
import type { Expected } from './expected.ts'
import { isMadeAsTold } from './extract-made.ts'
import {
  areNamed,
  circulatedAs,
  type MinutesDifference,
  minutesDifferences,
  namedCorrections,
} from './minutes-differences.ts'
import { type Brought, type Issued, isIssued, isRegistered, openEvidence } from './open-evidence.ts'
import type { Report } from './report.ts'

export type DocumentCheck =
  | 'signed'
  | 'signatures'
  | 'certificates'
  | 'whole'
  | 'only'
  | 'evidence'
  | 'file'
  | 'text'
  | 'registered'
  | 'made'
  | 'corrections'
  | 'words'
  | 'complete'
  | 'key'
  | 'printed'
  | 'ledger'
  | 'entry'
  | 'entered'
type Words = { ar: string; en: string }
/** `entry` is where the ledger has the signature; null where no ledger was asked, or it has it not. */
export type ShownSignature = PdfSignature & { entry: number | null }
export type DocumentReport = {
  /** `alone`: nothing of it was changed; whose its signatures are, no ledger beside it was asked. */
  verdict: 'valid' | 'alone' | 'altered' | 'unknown'
  /** In the order in which one would explain them; null where it could not be asked. */
  checks: { check: DocumentCheck; holds: boolean | null; params: Record<string, string> }[]
  signatures: ShownSignature[]
  about: {
    kind: 'minutes' | 'extract'
    body: Words | null
    /** Of minutes, whose opening says of which meeting; of an extract, the decision's words. */
    words: Words
    revision: string
    number: string
    year: string
    /** When it was approved or issued, and where the ledger says so. */
    at: string
    entry: number
    digest: string
    language: 'ar' | 'en'
  } | null
  /** Of minutes, beside their ledger: where they say otherwise than it does. */
  differences: MinutesDifference[]
  ledger: { origin: string; vkey: string; size: number; root: string } | null
}

type Checks = { verifySignature: VerifySignature; verifyEd25519: VerifyNote }
/** The ledger's evidence, verified, with what could be read of it. */
export type Beside = { report: Report; acts: readonly Act[] }
export type Held = Pick<Expected, 'vkey' | 'minutes' | 'extract'> & { bundle?: Beside }

/** Refuses what is no PDF, or too large to be looked at. */
export async function verifyDocument(
  pdf: Uint8Array,
  { verifySignature, verifyEd25519 }: Checks,
  held: Held = {},
): Promise<Result<DocumentReport>> {
  const read = await readSignedPdf(pdf, verifySignature)
  if (!read.ok) return read
  const { base, signatures, whole, evidence } = read.value
  const brought = evidence ? await openEvidence(evidence, verifyEd25519) : null
  const acts = held.bundle?.acts ?? []
  const issued = brought?.issued ?? acts.find((act): act is Issued => isIssued(act) && languageOf(act, base) !== null)
  const language = issued ? languageOf(issued, base) : null
  const signers = issued ? signersOf(issued, [...(brought?.acts ?? []), ...acts]) : null
  const entered = signatures.map((each, place) => enteredAs(issued, language, acts, each, place))
  const checks: DocumentReport['checks'] = []
  const check = (name: DocumentCheck, holds: boolean | null, params: Record<string, string> = {}) =>
    checks.push({ check: name, holds, params })
  check('signed', signatures.length > 0)
  if (signatures.length > 0) {
    const states = signatures.map(({ state }) => state)
    check('signatures', states.includes('altered') ? false : states.includes('unknown') ? null : true)
    const times = signatures.map(({ inForce }) => inForce)
    if (!times.includes(null)) check('certificates', !times.includes(false))
    check('whole', whole)
  }
  if (evidence !== null || !held.bundle) check('evidence', evidence === null ? null : brought !== null)
  if (issued) check('file', language !== null)
  if (issued && signatures.length > 0)
    check(
      'only',
      signatures.every(({ only }) => only),
    )
  if (issued && brought) {
    check('text', issued.payload.digest === brought.digest)
    if (issued.type === 'extract.issued') {
      check('registered', isRegistered(issued, brought))
      if (held.bundle && brought.text.type === 'majlis/extract/v1')
        check('made', isMadeAsTold(brought.text, issued, acts))
    }
  }
  const minutes = minutesIn(issued, brought)
  if (minutes) {
    const named = namedCorrections(minutes.approved, [...(brought?.acts ?? []), ...acts])
    const decided = minutes.text.paragraphs.flatMap(({ corrected }) => corrected ?? [])
    if (decided.length > 0) check('corrections', areNamed(decided, named), { count: String(decided.length) })
  }
  const differences = minutes && held.bundle ? minutesDifferences(minutes.text, minutes.approved, acts) : []
  if (minutes && held.bundle)
    check(
      'words',
      differences.every(({ why }) => why !== 'none'),
      {
        corrected: String(differences.filter(({ why }) => why === 'corrected').length),
        kept: String(differences.filter(({ why }) => why === 'kept').length),
        none: String(differences.filter(({ why }) => why === 'none').length),
      },
    )
  if (signers)
    check('complete', signatures.length === signers.length, {
      done: String(signatures.length),
      of: String(signers.length),
    })
  if (held.vkey !== undefined) check('key', brought && isKeyOf(acts, brought.ledger.vkey, held.vkey))
  const printed = printedHolds(held, issued)
  if (printed !== null) check('printed', printed)
  if (held.bundle) {
    check('ledger', held.bundle.report.summary.verdict === 'clean')
    check('entry', brought ? sameEntries(brought, acts) : issued !== undefined)
  }
  if (signatures.length > 0 && (held.bundle || brought))
    check('entered', held.bundle ? entered.every((entry) => entry !== null) : null)
  return ok({
    verdict: verdictOf(checks),
    checks,
    signatures: signatures.map((each, place) => ({ ...each, entry: entered[place] ?? null })),
    about: issued ? aboutOf(issued, brought, [...(brought?.acts ?? []), ...acts], language) : null,
    differences,
    ledger: brought?.ledger ?? null,
  })
}

/** The text of minutes where it is the one that the ledger names. */
function minutesIn(issued: Issued | undefined, brought: Brought | null) {
  if (issued?.type !== 'minutes.approved' || brought?.digest !== issued.payload.digest) return null
  return brought.text.type === 'majlis/minutes/v1' ? { approved: issued, text: brought.text } : null
}

/** Not all signed yet is no fault of the file: it says so, and is what it is. */
function verdictOf(checks: DocumentReport['checks']): DocumentReport['verdict'] {
  const asked = checks.filter(({ check }) => check !== 'complete')
  if (asked.some(({ check, holds }) => holds === false && check !== 'signed')) return 'altered'
  const open = asked.filter(({ holds }) => !holds).map(({ check }) => check)
  if (open.length === 0) return 'valid'
  return open.every((check) => check === 'entered') ? 'alone' : 'unknown'
}

const languageOf = ({ payload: { pdf } }: Issued, base: string): 'ar' | 'en' | null =>
  pdf.ar === base ? 'ar' : pdf.en === base ? 'en' : null

/** Of minutes they were told with the text that was circulated. */
function signersOf(issued: Issued, acts: readonly Act[]): string[] | null {
  if (issued.type === 'extract.issued') return issued.payload.signers
  return circulatedAs(issued, acts)?.payload.signers ?? null
}

/** The entry of this signature: of this document, in its place, by this certificate, with the file as it was after. */
function enteredAs(
  issued: Issued | undefined,
  language: 'ar' | 'en' | null,
  acts: readonly Act[],
  { after, fingerprint }: PdfSignature,
  place: number,
): number | null {
  if (!issued || language === null) return null
  const of = acts.filter((act): act is ActOf<'minutes.signed' | 'extract.signed'> =>
    issued.type === 'minutes.approved'
      ? act.type === 'minutes.signed' && act.payload.meeting === issued.payload.meeting
      : act.type === 'extract.signed' && act.payload.extract === issued.payload.extract,
  )
  const found = of[place]
  return found && found.payload.pdf[language] === after && found.payload.certificate === fingerprint
    ? found.index
    : null
}

/** The one that was given; beside the ledger also another of its keys, where that names both: files outlive a rotation. */
function isKeyOf(acts: readonly Act[], vkey: string, given: string): boolean {
  const keys = readHistory([...acts]).ledgerKeys.map((one) => one.vkey)
  return vkey === given || (keys.includes(vkey) && keys.includes(given))
}

/** What the file brings must be what the ledger has in these places; null where it is not shown. */
function sameEntries({ entries, acts: own }: Brought, acts: readonly Act[]): boolean | null {
  const found = own.map(({ index }) => acts.find((act) => act.index === index))
  const same = (act: Act | undefined, place: number) =>
    act === undefined || canonicalize(act.payload as unknown as Json) === entries[place]?.payload
  if (!found.every(same)) return false
  return found.includes(undefined) ? null : true
}

/** Whoever came by a printed code holds the file against it. */
function printedHolds({ minutes, extract }: Held, issued: Issued | undefined): boolean | null {
  if (minutes)
    return (
      issued?.type === 'minutes.approved' &&
      issued.payload.meeting === minutes.meeting &&
      issued.payload.digest === minutes.digest
    )
  if (extract)
    return (
      issued?.type === 'extract.issued' &&
      issued.payload.extract === extract.extract &&
      issued.payload.digest === extract.digest
    )
  return null
}

function aboutOf(
  issued: Issued,
  brought: Brought | null,
  acts: readonly Act[],
  language: 'ar' | 'en' | null,
): NonNullable<DocumentReport['about']> {
  // What proves nothing is not shown as if it did.
  const text = brought?.digest === issued.payload.digest ? brought.text : null
  const constituted = acts.find((act) => act.type === 'body.constituted')
  const extract = text?.type === 'majlis/extract/v1' ? text : null
  const words =
    text?.type === 'majlis/minutes/v1' ? text.paragraphs.find(({ kind }) => kind === 'opening') : extract?.words
  return {
    kind: issued.type === 'extract.issued' ? 'extract' : 'minutes',
    body: constituted?.type === 'body.constituted' ? constituted.payload.name : null,
    words: { ar: String(words?.ar ?? ''), en: String(words?.en ?? '') },
    revision: issued.type === 'minutes.approved' ? issued.payload.revision : '',
    number: String(extract?.number ?? ''),
    year: String(extract?.year ?? ''),
    at: issued.at,
    entry: issued.index,
    digest: issued.payload.digest,
    language: language ?? 'ar',
  }
}
