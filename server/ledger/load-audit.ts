import { type Act, readHistory, type VoteHistory } from '../../app/rules/bundle/history.ts'
import type { Decision } from '../../app/rules/decide-vote.ts'
import type { ElectionTerms } from '../../app/rules/elections/terms.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { Words } from '../../app/rules/rule.ts'
import { type AnyRule, electionOf, readVoteTerms, type VoteTerms } from '../../app/rules/vote-terms.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type Body, bodyBySlug } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, rolesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { actOf } from './audit-acts.ts'
import { auditLines } from './audit-lines.ts'
import { namesFrom } from './audit-names.ts'
import type { AuditLine } from './audit-words.ts'
import { type Entry, entriesOfTypes, entriesOfVote, headOf, latestEntries } from './queries.ts'
import { absentFor } from './reader.ts'

/** How much of a whole ledger one page tells. */
export const LATEST = 200

export type AuditVote = {
  vote: string
  title: Bilingual
  at: string
  state: 'open' | 'closed'
  outcome: Decision['outcome'] | null
  /** The entries between which everything of the vote lies. */
  from: number
  to: number
}

export type ChosenVote = AuditVote & {
  question: VoteTerms['question']
  textHash: { ar: string; en: string }
  rule: AnyRule
  election: ElectionTerms | null
  decision: Decision | null
}

export type AuditPage = {
  accent: string
  zone: string
  density: 'desk'
  pageTitle: string
  body: { slug: string; name: Bilingual }
  ledger: { size: number; origin: string; vkey: string }
  /** The reader is here to read: an auditor without another seat in the body. */
  readOnly: boolean
  mayExport: boolean
  votes: AuditVote[]
  /** Null shows the ledger as a whole. */
  chosen: ChosenVote | null
  timeline: AuditLine[]
}

const FACTS = [
  'body.constituted',
  'seat.created',
  'mandate.started',
  'item.published',
  'rule.adopted',
  'vote.opened',
  'vote.closed',
  'result.declared',
]

/** The audit screen of a body: its votes, and the acts of one of them (`vote`), of the newest, or of all (`all`). */
export async function loadAudit(ctx: Ctx, actor: Actor, slug: string, vote: string | null): Promise<Result<AuditPage>> {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'ledger.read', body.id)
  if (denied) return denied
  const head = await headOf(ctx.db, body.id)
  if (!head) return refuse('not_found')
  const rows = await entriesOfTypes(ctx.db, body.id, FACTS)
  const facts = await actsFor(ctx, actor, body.id, rows, rows)
  const history = readHistory(facts)
  const titles = titlesOf(facts)
  const votes = [...history.votes.values()].map((each) => listed(each, titles)).reverse()
  const wanted = vote ?? votes[0]?.vote ?? 'all'
  const found = history.votes.get(wanted)
  if (!found && wanted !== 'all') return refuse('not_found')
  const chosen = found ? choose(found, titles) : null
  const entries = chosen
    ? await entriesOfVote(ctx.db, body.id, wanted, chosen.item as ItemId)
    : await latestEntries(ctx.db, body.id, LATEST)
  const absent = await absentFor(ctx.db, actor, body.id, entries, rows)
  return ok({
    ...pageOf(body, actor),
    ledger: { size: head.size, origin: head.origin, vkey: head.vkey },
    votes,
    chosen: chosen?.vote ?? null,
    timeline: auditLines(entries, absent, { names: namesFrom(facts), titles, body: body.name }),
  })
}

const pageOf = (body: Body, actor: Actor) => ({
  accent: body.accent,
  zone: body.zone,
  density: 'desk' as const,
  pageTitle: 'audit:title',
  body: { slug: body.slug, name: body.name },
  readOnly: rolesIn(actor, body.id).every((role) => role === 'auditor'),
  mayExport: may(actor, 'ledger.export', body.id),
})

async function actsFor(ctx: Ctx, actor: Actor, bodyId: BodyId, entries: Entry[], votes: Entry[]): Promise<Act[]> {
  const absent = await absentFor(ctx.db, actor, bodyId, entries, votes)
  return entries.flatMap((entry) => {
    const act = absent(entry) === null ? actOf(entry) : null
    return act ? [act] : []
  })
}

/** What each item was last called in public. */
function titlesOf(acts: Act[]): Map<string, Words> {
  const titles = new Map<string, Words>()
  for (const act of acts) if (act.type === 'item.published') titles.set(act.payload.item, act.payload.title)
  return titles
}

function listed({ vote, opened, closed, result }: VoteHistory, titles: ReadonlyMap<string, Words>): AuditVote {
  const { item, question } = opened.payload.terms as unknown as VoteTerms
  const decision = result?.payload.result as unknown as Decision | undefined
  return {
    vote,
    title: titles.get(item) ?? question,
    at: opened.at,
    state: closed ? 'closed' : 'open',
    outcome: decision?.outcome ?? null,
    from: opened.index,
    to: result?.index ?? closed?.index ?? Number.MAX_SAFE_INTEGER,
  }
}

function choose(vote: VoteHistory, titles: ReadonlyMap<string, Words>): { item: string; vote: ChosenVote } | null {
  const terms = readVoteTerms(vote.opened.payload.terms)
  if (!terms.ok) return null
  const { item, question, text_sha256, rule } = terms.value
  const decision = (vote.result?.payload.result as unknown as Decision | undefined) ?? null
  const election = electionOf(terms.value)
  return { item, vote: { ...listed(vote, titles), question, textHash: text_sha256, rule, election, decision } }
}
