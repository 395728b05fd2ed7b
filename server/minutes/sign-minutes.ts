import { toHex } from '../../app/rules/bytes.ts'
import { applyAct, mayAct } from '../../app/rules/meeting-states.ts'
import { minutesChallenge } from '../../app/rules/minutes/signing.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import { checkSignedBy } from '../../app/rules/signed-by.ts'
import type { SignMinutes } from '../../app/wire/minutes.ts'
import { minutesFile } from '../../db/schema/minutes.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import { keysIn } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { approvedFiles, frozenText, lastFile, minutesOfMeeting } from './queries.ts'
import { appendSignature } from './signing/append-signature.ts'
import { signCades } from './signing/cades.ts'
import { certificateFor, keepCertificates } from './signing/certificates.ts'

/**
 * The officer whose turn it is says so with a key of their own, and the body's certificate for their seat signs both files: each
 * signature is added, and those before it stay valid.
 */
export async function signMinutes(ctx: Ctx, actor: Actor, input: SignMinutes): Promise<Result<null>> {
  const { meetingId, seatId, key, proof, requestId } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'minutes.sign', bodyId)
  if (denied) return denied
  if (mandateOf(actor, seatId)?.bodyId !== bodyId) return refuse('not_found')
  if (!mayAct(seen.state, 'minutes.sign')) return refuse('meeting_state', { state: seen.state, act: 'minutes.sign' })
  const [row, text, body] = [
    await minutesOfMeeting(ctx.db, meetingId),
    await frozenText(ctx.db, meetingId),
    await bodyById(ctx.db, bodyId),
  ]
  const last = { ar: await lastFile(ctx.db, meetingId, 'ar'), en: await lastFile(ctx.db, meetingId, 'en') }
  if (!row || !text || !body || !last.ar || !last.en) return refuse('not_found')
  const { step } = last.ar
  if (row.signers[step] !== seatId) return refuse('minutes_not_your_turn')
  const own = (await keysIn(ctx.db, bodyId, [actor.personId])).find((one) => one.id === key)
  if (!own || own.revokedEntry !== null) return refuse('ballot_key_unknown')
  const pdf = await approvedFiles(ctx.db, meetingId)
  const revision = String(text.revision)
  const challenge = minutesChallenge({
    body: bodyId,
    meeting: meetingId,
    revision,
    digest: text.digest,
    pdf,
    seat: seatId,
  })
  const signer = { alg: own.algorithm, public_key: own.publicKey, level: own.level }
  const said = await checkSignedBy(challenge, proof, signer, body.webOrigins, ctx.checkSignature)
  if (!said.ok) return said.code === 'signature_invalid' ? refuse('ballot_signature_invalid') : said
  const seat = (await namedSeats(ctx.db, bodyId, ctx.clock())).find((one) => one.seatId === seatId)
  if (!seat) return refuse('not_found')
  const at = await databaseNow(ctx)
  const who = { bodyId, seatId, personId: actor.personId, name: actor.name, title: seat.title, body: body.name }
  const certificate = await certificateFor(ctx, who, at)
  const sign = async (language: 'ar' | 'en') => {
    const words = {
      name: actor.name[language] || actor.name.ar || actor.name.en,
      reason: REASON[language],
      location: body.name[language] || body.name.ar,
      at,
    }
    const before = last[language] as { content: Uint8Array }
    const content = await appendSignature(before.content, words, (bytes) => signCades(bytes, certificate.key))
    return { language, content, sha256: toHex(sha256(content)) }
  }
  const files = [await sign('ar'), await sign('en')] as const
  return commit(ctx, { bodies: bodyId, actor, act: 'minutes.sign', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.sign')
    if (!state.ok) return state
    if ((await lastFile(work.tx, meetingId, 'ar'))?.step !== step) return refuse('minutes_not_your_turn')
    const still = (await keysIn(work.tx, bodyId, [actor.personId])).find((one) => one.id === key)
    if (!still || still.revokedEntry !== null) return refuse('ballot_key_unknown')
    await keepCertificates(work.tx, certificate.fresh)
    work.append(
      {
        type: 'minutes.signed',
        payload: {
          meeting: meetingId,
          revision,
          seat: seatId,
          certificate: certificate.row.fingerprint,
          key,
          proof,
          pdf: { ar: files[0].sha256, en: files[1].sha256 },
        },
      },
      { subject: meetingId, seatId },
    )
    await work.tx
      .insert(minutesFile)
      .values(files.map((file) => ({ meetingId, step: step + 1, seatId, at: work.at, ...file })))
    work.change('minutes', meetingId)
    return ok(null)
  })
}

const REASON = { ar: 'توقيع المحضر', en: 'Signing of the minutes' } as const
