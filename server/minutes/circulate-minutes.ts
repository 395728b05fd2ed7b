import { eq } from 'drizzle-orm'
import { toHex } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import type { Sentence } from '../../app/rules/minutes/sentence.ts'
import {
  type Corrected,
  decidedOf,
  type MinutesText,
  minutesDigest,
  reviewOf,
  unsettled,
} from '../../app/rules/minutes/text.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CirculateMinutes } from '../../app/wire/minutes.ts'
import { minutes, minutesRevision } from '../../db/schema/minutes.ts'
import { membersToTell } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { moveMeeting, tell } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { areSigners } from '../signing/load-signing.ts'
import { mayWrite } from './may-write.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { paragraphsIn, type Written } from './minutes-document.ts'
import { loadDocument, lockMinutes } from './minutes-log.ts'
import { decidedIn } from './queries.ts'

const A_YEAR_MS = 366 * 24 * 3_600_000

/**
 * Freezes the text and sends it to the members, by its digest in the ledger. What differs from the ledger is restored or has its
 * reason before; what must be said stands in it.
 */
export async function circulateMinutes(
  ctx: Ctx,
  actor: Actor,
  input: CirculateMinutes,
): Promise<Result<{ revision: number; digest: string }>> {
  const seen = await mayWrite(ctx.db, actor, input.meetingId)
  if (!seen.ok) return seen
  const { id: meetingId, bodyId } = seen.value
  const { requestId, approval, signers } = input
  const deadline = new Date(input.deadline)
  return commit(ctx, { bodies: bodyId, actor, act: 'minutes.circulate', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const draft = await lockMinutes(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.circulate')
    if (!state.ok || !draft) return state.ok ? refuse('not_found') : state
    const ahead = deadline.getTime() - work.at.getTime()
    if (ahead <= 0 || ahead > A_YEAR_MS) return refuse('minutes_deadline')
    if (!(await areSigners(work.tx, bodyId, signers, work.at))) return refuse('signing_signers')
    const paragraphs = paragraphsIn(await loadDocument(work.tx, draft))
    if (!paragraphs) throw new Error(`The minutes of ${meetingId} cannot be read`)
    const { sentences, names } = await meetingSentences(work.tx, meeting)
    const decided = await decidedIn(work.tx, meetingId)
    const said = paragraphs.map((each) => ({ ...each, corrected: decidedOf(each.corrected, each, decided) }))
    const open = unsettled(reviewOf(sentences, said, names, draft.since))
    if (open > 0) return refuse('minutes_unsettled', { count: String(open) })
    const revision = draft.revision + 1
    const text: MinutesText = {
      type: 'majlis/minutes/v1',
      body: bodyId,
      meeting: meetingId,
      revision: String(revision),
      blind: toHex(ctx.random(16)),
      paragraphs: frozen(said, sentences),
    }
    const digest = minutesDigest(text)
    const corrected = text.paragraphs.flatMap((each) =>
      each.corrected ? [{ correction: each.corrected.correction, seat: each.corrected.seat }] : [],
    )
    work.append(
      {
        type: 'minutes.circulated',
        payload: {
          meeting: meetingId,
          revision: String(revision),
          digest,
          approval,
          deadline: deadline.toISOString(),
          signers,
          ...(corrected.length > 0 && { corrected }),
        },
      },
      { subject: meetingId },
    )
    const canonical = canonicalize(text as unknown as Json)
    await work.tx.insert(minutesRevision).values({ meetingId, revision, canonical, digest, at: work.at })
    await work.tx
      .update(minutes)
      .set({ stage: 'circulated', revision, circulated: revision, approval, deadline, signers })
      .where(eq(minutes.meetingId, meetingId))
    await moveMeeting(work, meetingId, 'minutes.circulate')
    const told = (await membersToTell(work.tx, bodyId, work.at)).filter((person) => person !== actor.personId)
    await tell(ctx, work, told, { bodyId, meetingId, kind: 'minutes_circulated' })
    work.change('notice', meetingId)
    work.change('meeting', meetingId)
    return ok({ revision, digest })
  })
}

/** Empty paragraphs are nobody's word; what a paragraph says of its kind is the ledger's sentence's. */
type Said = Omit<Written, 'corrected'> & { corrected: Corrected | null }
function frozen(paragraphs: Said[], sentences: Sentence[]): MinutesText['paragraphs'] {
  const known = new Map(sentences.map((sentence) => [sentence.key, sentence]))
  return paragraphs
    .filter(({ ar, en }) => ar.trim() !== '' || en.trim() !== '')
    .map(({ key, item, ar, en, kept, corrected }) => {
      const sentence = key === null ? undefined : known.get(key)
      return {
        key: sentence ? key : null,
        item: sentence ? sentence.item : item,
        kind: sentence?.kind ?? 'free',
        refs: (sentence?.refs ?? []).map(String),
        ar: ar.trim(),
        en: en.trim(),
        kept: kept.trim(),
        ...(corrected && { corrected }),
      }
    })
}
