import { toHex } from '../../app/rules/bytes.ts'
import type { BothFiles } from '../../app/rules/document-signing.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import { checkSignedBy, type SignedBy } from '../../app/rules/signed-by.ts'
import type { BodyId, SeatId } from '../../app/wire/ids.ts'
import { signedFile } from '../../db/schema/signing.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import { keysIn } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { appendSignature } from './append-signature.ts'
import { signCades } from './cades.ts'
import { certificateFor, keepCertificates } from './certificates.ts'
import { evidenceOf } from './evidence.ts'
import type { Language } from './pdf/page-words.ts'
import { firstFiles, lastFile } from './queries.ts'

/** Minutes, an extract: whatever a body's officers sign in an order that was entered with it. */
export type SignedDocument = {
  id: string
  bodyId: BodyId
  signers: readonly SeatId[]
  /** What the signer's own key says. */
  challengeOf: (pdf: BothFiles, seat: SeatId) => Uint8Array
  reason: Record<Language, string>
  /** The text, and the entries of the ledger that name it: they go into the files with the first signature. */
  evidence: { text: string; entries: readonly number[] }
}
export type Signature = { seat: SeatId; certificate: string; key: string; proof: SignedBy; pdf: BothFiles }
type Asked = { requestId: string; seatId: SeatId; key: string; proof: SignedBy }
/** The act as it is entered; `enter` asks again whether it may be, and appends it. */
type Act = { act: string; input: unknown; enter: (work: Work, signature: Signature) => Promise<Result<null>> }

/**
 * The officer whose turn it is says so with a key of their own, and the body's certificate for their seat signs both files: each
 * signature is added, and those before it stay valid.
 */
export async function signDocument(
  ctx: Ctx,
  actor: Actor,
  document: SignedDocument,
  { requestId, seatId, key, proof }: Asked,
  { act, input, enter }: Act,
): Promise<Result<null>> {
  const { id, bodyId, signers } = document
  const body = await bodyById(ctx.db, bodyId)
  const last = { ar: await lastFile(ctx.db, id, 'ar'), en: await lastFile(ctx.db, id, 'en') }
  if (!body || !last.ar || !last.en) return refuse('not_found')
  const { step } = last.ar
  if (signers[step] !== seatId) return refuse('signing_not_your_turn')
  const own = (await keysIn(ctx.db, bodyId, [actor.personId])).find((one) => one.id === key)
  if (!own || own.revokedEntry !== null) return refuse('ballot_key_unknown')
  const challenge = document.challengeOf(await firstFiles(ctx.db, id), seatId)
  const signer = { alg: own.algorithm, public_key: own.publicKey, level: own.level }
  const said = await checkSignedBy(challenge, proof, signer, body.webOrigins, ctx.checkSignature)
  if (!said.ok) return said.code === 'signature_invalid' ? refuse('ballot_signature_invalid') : said
  const seat = (await namedSeats(ctx.db, bodyId, ctx.clock())).find((one) => one.seatId === seatId)
  if (!seat) return refuse('not_found')
  const at = await databaseNow(ctx)
  const who = { bodyId, seatId, personId: actor.personId, name: actor.name, title: seat.title, body: body.name }
  const certificate = await certificateFor(ctx, who, at)
  const attached = step === 0 ? await evidenceOf(ctx.db, bodyId, document.evidence) : null
  const sign = async (language: Language) => {
    const words = {
      name: actor.name[language] || actor.name.ar || actor.name.en,
      reason: document.reason[language],
      location: body.name[language] || body.name.ar,
      at,
    }
    const before = last[language] as { content: Uint8Array }
    const content = await appendSignature(before.content, words, (bytes) => signCades(bytes, certificate.key), attached)
    return { language, content, sha256: toHex(sha256(content)) }
  }
  const [ar, en] = [await sign('ar'), await sign('en')]
  return commit(ctx, { bodies: bodyId, actor, act, requestId, input }, async (work) => {
    if ((await lastFile(work.tx, id, 'ar'))?.step !== step) return refuse('signing_not_your_turn')
    const still = (await keysIn(work.tx, bodyId, [actor.personId])).find((one) => one.id === key)
    if (!still || still.revokedEntry !== null) return refuse('ballot_key_unknown')
    await keepCertificates(work.tx, certificate.fresh)
    const pdf = { ar: ar.sha256, en: en.sha256 }
    const entered = await enter(work, { seat: seatId, certificate: certificate.row.fingerprint, key, proof, pdf })
    if (!entered.ok) return entered
    await work.tx
      .insert(signedFile)
      .values([ar, en].map((file) => ({ documentId: id, step: step + 1, seatId, at: work.at, ...file })))
    return ok(null)
  })
}
