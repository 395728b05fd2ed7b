// The text of an extract as the ledger has it now, and what its page is made from.
import type { DecisionBasis } from '../../app/rules/decisions.ts'
import { type ExtractText, extractDigest, extractOf } from '../../app/rules/extract.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { readVoteTerms } from '../../app/rules/vote-terms.ts'
import type { BodyId, ItemId, MeetingId, SeatId, VoteId } from '../../app/wire/ids.ts'
import type { DecisionText } from '../../app/wire/text.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import type { Decision } from '../decisions/queries.ts'
import { latestCheckpoint } from '../ledger/cosignatures.ts'
import { meetingById } from '../meetings/queries.ts'
import { meetingSentences } from '../minutes/meeting-sentences.ts'
import type { Ctx } from '../platform/context.ts'
import type { ExtractGiven } from './extract-page.ts'

/** A decision in the register, or (its number and year empty) what a vote decided that has no number yet. */
export type Subject = {
  bodyId: BodyId
  meetingId: MeetingId
  itemId: ItemId
  voteId: VoteId | null
  basis: DecisionBasis
  words: DecisionText
  decision: string
  year: string
  number: string
}

export const subjectOf = (decision: Decision): Subject => ({
  ...decision,
  decision: decision.id,
  year: String(decision.year),
  number: String(decision.number),
})

/** `extract` is the id under which it is issued; null for a copy that nobody signs. */
export async function buildExtract(
  ctx: Ctx,
  subject: Subject,
  { extract, signers }: { extract: string | null; signers: readonly SeatId[] },
): Promise<Result<{ text: ExtractText; given: Omit<ExtractGiven, 'language'> }>> {
  const { bodyId, meetingId, itemId, voteId, basis, words, decision, year, number } = subject
  const [body, meeting] = [await bodyById(ctx.db, bodyId), await meetingById(ctx.db, meetingId)]
  if (!body || !meeting) return refuse('not_found')
  const { facts, history } = await meetingSentences(ctx.db, meeting)
  const vote = voteId === null ? undefined : history.votes.get(voteId)
  const terms = vote && readVoteTerms(vote.opened.payload.terms)
  if (voteId !== null && (!vote?.result || !terms?.ok)) return refuse('not_found')
  const { ar, en, authoritative } = words
  const about = { body: bodyId, decision, year, number, meeting: meetingId, item: itemId }
  const text = extractOf(history, facts, { ...about, words: { ar, en, authoritative }, basis, vote: voteId })
  const seats = await namedSeats(ctx.db, bodyId, ctx.clock())
  const page = `${ctx.settings.origin.href}/verify`
  const electorate = terms?.ok ? `#vote=${voteId}&electorate=${terms.value.electorate_root}` : ''
  return ok({
    text,
    given: {
      text,
      facts,
      history,
      accent: body.accent,
      zone: body.zone,
      at: vote?.result?.at ?? facts.startsAt,
      signers: signers.flatMap((seatId) => {
        const seat = seats.find((one) => one.seatId === seatId)
        return seat ? [{ name: seat.name ?? seat.title, title: seat.title }] : []
      }),
      checkpoint: (await latestCheckpoint(ctx.db, bodyId))?.note ?? '',
      link: extract === null ? page + electorate : `${page}#extract=${extract}&digest=${extractDigest(text)}`,
    },
  })
}
