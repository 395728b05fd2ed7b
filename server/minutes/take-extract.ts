import { toHex } from '../../app/rules/bytes.ts'
import { formatDates } from '../../app/rules/dates.ts'
import type { Decision } from '../../app/rules/decide-vote.ts'
import { isElected, wordsOf } from '../../app/rules/decide-vote.ts'
import { number, reference } from '../../app/rules/minutes/sentence.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import { electionOf, readVoteTerms } from '../../app/rules/vote-terms.ts'
import type { ItemId, VoteId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { voteById } from '../ballots/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { latestCheckpoint } from '../ledger/cosignatures.ts'
import { databaseNow } from '../ledger/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { checkpointLines, pageHead, withoutVowels } from './pdf/minutes-page.ts'
import { type Language, WORDS } from './pdf/page-words.ts'
import type { Taken } from './take-file.ts'

/** One decision for those it concerns: its text in both languages, the vote, and the way to verify it. */
export async function takeExtract(ctx: Ctx, actor: Actor, voteId: VoteId, language: Language): Promise<Result<Taken>> {
  const vote = await voteById(ctx.db, voteId)
  if (!vote) return refuse('not_found')
  const denied = permit(actor, 'vote.read', vote.bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, vote.bodyId, vote.itemId as ItemId)) !== 'visible') return refuse('not_found')
  const [body, meeting] = [await bodyById(ctx.db, vote.bodyId), await meetingById(ctx.db, vote.meetingId)]
  if (!body || !meeting) return refuse('not_found')
  const { facts, history } = await meetingSentences(ctx.db, meeting)
  const held = history.votes.get(voteId)
  const terms = held && readVoteTerms(held.opened.payload.terms)
  if (!held?.result || !terms?.ok) return refuse('not_found')
  const words = WORDS[language]
  const item = facts.items.find((one) => one.item === vote.itemId)
  const decision = held.result.payload.result as unknown as Decision
  const said = wordsOf(decision, { rule: terms.value.rule, election: electionOf(terms.value) })
  const { question } = terms.value
  const other = language === 'ar' ? 'en' : 'ar'
  const counts = isElected(decision)
    ? [number(decision.counts.valid)[language], '', '']
    : (['yes', 'no', 'abstain'] as const).map((side) => number(decision.counts[side] ?? '0')[language])
  const digest = toHex(sha256Text(question[question.authoritative]))
  const checkpoint = await latestCheckpoint(ctx.db, vote.bodyId)
  const place = item ? reference(item.number)[language] : ''
  const decisionNo = reference(`${meeting.number}/${item?.number ?? ''}`)[language]
  const link = `${ctx.settings.origin.href}/verify#vote=${voteId}&electorate=${terms.value.electorate_root}`
  const paragraph = (kind: string, text: string) => ({ kind, text, kept: '' })
  const page = withoutVowels(language, {
    ...pageHead({ language, history, accent: body.accent, link }),
    title: words.extract,
    name: item ? item.title[language] || item.title.ar : '',
    running: words.extract,
    facts: [
      { label: words.decisionNo, value: decisionNo },
      { label: words.item, value: place },
      { label: words.date, value: formatDates(held.result.at, language, body.zone) },
    ],
    standing: words.of(number(meeting.number)[language]),
    sections: [
      {
        heading: '',
        paragraphs: [
          paragraph('decision', question[language]),
          paragraph('decision', question[other]),
          ...said.map((sentence) => paragraph('working', sentence[language])),
        ],
      },
    ],
    omitted: '',
    attendance: { title: '', head: [], rows: [] },
    votes: {
      title: words.votes,
      head: words.votesHead,
      rows: [[place, terms.value.rule.names[language], ...counts, said.at(-1)?.[language] ?? '']],
    },
    signers: [],
    checkpoint: checkpointLines(digest, checkpoint?.note ?? ''),
  })
  const made = await ctx.makePdf(page, await databaseNow(ctx))
  return made.ok
    ? ok({
        bytes: new Uint8Array(made.value),
        name: `decision-${meeting.number}-${item?.number ?? ''}-${language}.pdf`,
      })
    : made
}
