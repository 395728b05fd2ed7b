// The ledger as lines to read: one for each act with the words and numbers its sentence needs, ballots of one vote together.
// The sentences themselves are the page's (namespace `audit`), in the reader's language.
import type { Act } from '../../app/rules/bundle/history.ts'
import type { Absence } from '../../app/rules/bundle/manifest.ts'
import type { Words } from '../../app/rules/rule.ts'
import type { EventType } from '../../app/wire/events.ts'
import { actOf } from './audit-acts.ts'
import {
  type AuditLine,
  actorOf,
  afterFailures,
  castingOf,
  castOf,
  confirmedBy,
  eitherOf,
  keyWords,
  lossOf,
  type Names,
  ofMemorandum,
  openingOf,
  resultOf,
  rollCallOf,
  termsOf,
  versionOf,
} from './audit-words.ts'
import type { Entry } from './queries.ts'
import type { Absent } from './reader.ts'

type Known = { names: Names; titles: ReadonlyMap<string, Words>; body: Words }

export function auditLines(entries: readonly Entry[], absent: Absent, known: Known): AuditLine[] {
  const lines: AuditLine[] = []
  for (const entry of entries) {
    const reason = absent(entry)
    const act = reason === null ? actOf(entry) : null
    const next = act ? tell(act, known) : untold(entry, reason)
    const before = lines.at(-1)
    if (before && together(before, next)) join(before, next)
    else lines.push(next)
  }
  return lines
}

const line = (act: Pick<Act, 'index' | 'at' | 'type'>, more: Partial<AuditLine> = {}): AuditLine => ({
  index: act.index,
  last: act.index,
  at: act.at,
  type: act.type,
  context: '',
  words: {},
  texts: {},
  count: 1,
  absent: null,
  rollCall: [],
  ...more,
})

/** Of an embargoed ballot the vote is known, of a withheld entry nothing. */
function untold({ index, at, type, subject }: Entry, absent: Absence | null): AuditLine {
  const told = absent === null ? ('unknown' as const) : (type as EventType)
  const texts: Record<string, string> =
    absent === 'embargoed' && subject ? { vote: subject, until: at.toISOString() } : {}
  return line({ index, at: at.toISOString(), type: type as EventType }, { type: told, absent, texts })
}

/** Ballots that follow one another in the same vote, and entries that are hidden for the same reason. */
function together(before: AuditLine, next: AuditLine): boolean {
  if (before.last + 1 !== next.index || before.absent !== next.absent) return false
  if (next.absent === 'withheld') return true
  const ballots = next.type === 'ballot.cast' && before.type === 'ballot.cast'
  return ballots && before.context === '' && next.context === '' && before.texts.vote === next.texts.vote
}

function join(before: AuditLine, next: AuditLine): void {
  before.last = next.index
  before.count += 1
  before.texts.until = next.at
  before.rollCall.push(...next.rollCall)
}

function tell(act: Act, { names, titles, body }: Known): AuditLine {
  const person = (id: string): Words => names.people.get(id) ?? { ar: id, en: id }
  const holder = (seat: string): Words =>
    names.seats.get(seat)?.name ?? names.seats.get(seat)?.title ?? { ar: seat, en: seat }
  const item = (id: string): Words => titles.get(id) ?? { ar: '…', en: '…' }
  switch (act.type) {
    case 'body.constituted':
      return line(act, { words: { body } })
    case 'origin.adopted':
      return line(act, { texts: { address: act.payload.web_origin } })
    case 'policy.set':
      return line(act, {
        context: act.payload.public_ledger ? 'public' : 'closed',
        texts: { quorum: act.payload.quorum },
        count: act.payload.witnesses.length,
      })
    case 'access_policy.set':
      return line(act, { context: act.payload.reading ? 'on' : 'off', words: actorOf(act, person) })
    case 'access.sealed':
      return line(act, { count: Number(act.payload.count) })
    case 'archive.taken':
      return line(act, {
        words: actorOf(act, person),
        context: 'person' in act.payload.actor ? '' : 'house',
        count: Number(act.payload.papers),
      })
    case 'ledger.recovered':
      return line(act, { words: confirmedBy(act, person), texts: lossOf(act) })
    case 'content.destroyed':
      return line(act, { words: { authority: act.payload.authority }, count: act.payload.entries.length })
    case 'seat.created':
      return line(act, { words: { seat: act.payload.title } })
    case 'mandate.started':
      if (act.payload.capacity === 'proxy' || (act.payload.capacity === 'deputy' && act.payload.meeting))
        return line(act, {
          words: { name: act.payload.name, holder: holder(act.payload.seat) },
          context: act.payload.capacity,
        })
      return line(act, {
        words: { name: act.payload.name, seat: names.seats.get(act.payload.seat)?.title ?? act.payload.name },
      })
    case 'mandate.ended':
      return line(act, { words: { name: person(act.payload.person), holder: holder(act.payload.seat) } })
    case 'key.enrolled':
      return line(act, keyWords(act, person))
    case 'key.revoked':
      return line(act, {
        words: { name: person(act.payload.person) },
        context: 'cause' in act.payload && act.payload.cause === 'objected' ? 'objected' : '',
      })
    case 'agenda.published':
      return line(act, {
        words: { meeting: act.payload.title },
        texts: { revision: act.payload.revision },
        count: act.payload.items.length,
      })
    case 'item.published':
      return line(act, { words: { title: act.payload.title }, texts: { number: act.payload.number } })
    case 'paper.released':
      return line(act, { words: { title: act.payload.title }, texts: { version: act.payload.version } })
    case 'meeting.requested':
      return line(act, {
        words: { name: holder(act.payload.seat), title: item(act.payload.item) },
        texts: { reason: act.payload.reason },
      })
    case 'item.called':
    case 'item.call_withdrawn':
      return line(act, { words: { title: item(act.payload.item) } })
    case 'floor.given':
      return line(act, {
        words: { name: holder(act.payload.seat), title: item(act.payload.item) },
        context: act.payload.continues === undefined ? act.payload.kind : 'again',
      })
    case 'floor.ended':
      return line(act, {
        words: { name: holder(act.payload.seat) },
        texts: { seconds: act.payload.seconds },
        context: act.payload.cause === 'mistake' ? 'mistake' : act.payload.kind,
      })
    case 'item.contested':
      return line(act, { words: { name: holder(act.payload.seat), title: item(act.payload.item) } })
    case 'consent.adopted':
      return line(act, {
        words: actorOf(act, person),
        count: act.payload.items.length,
        texts: { ...act.payload.quorum },
      })
    case 'item.deferred':
    case 'item.restored':
      return line(act, { words: { title: item(act.payload.item), ...actorOf(act, person) } })
    case 'attendance.checked_in':
      return line(act, { words: { name: holder(act.payload.seat) }, context: act.payload.remote ? 'remote' : '' })
    case 'attendance.left':
      return line(act, { words: { name: holder(act.payload.seat) } })
    case 'attendance.corrected':
      return line(act, { words: { name: holder(act.payload.seat) }, context: act.payload.presence })
    case 'interest.declared':
    case 'interest.withdrawn':
      return line(act, {
        words: { name: holder(act.payload.seat), title: item(act.payload.item) },
        texts: { reason: act.payload.reason },
        context: !act.payload.reason ? 'corrected' : 'carried_from' in act.payload ? 'carried' : '',
      })
    case 'seat.admitted':
    case 'seat.sent_out':
    case 'seat.excluded':
    case 'seat.readmitted':
      return line(act, {
        words: { name: holder(act.payload.seat), title: item(act.payload.item), ...actorOf(act, person) },
        texts: { reason: act.payload.reason },
      })
    case 'clearance.set':
      return line(act, {
        words: { name: holder(act.payload.seat), ...actorOf(act, person) },
        context: act.payload.clearance,
      })
    case 'interest.registered':
      return line(act, {
        words: { name: person(act.payload.person), party: eitherOf(act.payload.party) },
        context: act.payload.replaces ? 'again' : '',
      })
    case 'interest.ended':
      return line(act, { words: { name: person(act.payload.person) } })
    case 'rule.adopted':
    case 'rule.retired':
      return line(act, {
        words: {
          rule: names.rules.get(versionOf(act)) ?? { ar: act.payload.rule, en: act.payload.rule },
          ...actorOf(act, person),
        },
        texts: { version: act.payload.version },
      })
    case 'sitting.suspended':
      return line(act, {
        words: actorOf(act, person),
        ...(act.payload.resumes_at && { context: 'until', texts: { until: act.payload.resumes_at } }),
      })
    case 'sitting.closed':
      return line(act, {
        context: act.payload.by,
        words: actorOf(act, person),
        texts: { reason: act.payload.reason },
      })
    case 'sitting.reopened':
      return line(act, { context: act.payload.by, words: actorOf(act, person) })
    case 'consent.reopened':
      return line(act, {
        words: { name: holder(act.payload.seat), title: item(act.payload.item), ...actorOf(act, person) },
      })
    case 'item.disclosed':
      return line(act, { words: { title: item(act.payload.item), ...actorOf(act, person) } })
    case 'meeting.postponed':
    case 'meeting.cancelled':
      return line(act, { words: actorOf(act, person), texts: { reason: act.payload.reason } })
    case 'meeting.archived':
      return line(act, {
        words: actorOf(act, person),
        ...(act.payload.unsigned && { context: 'unsigned', texts: { reason: act.payload.unsigned } }),
      })
    case 'quorum.failed':
      return line(act, { words: actorOf(act, person), texts: { ...act.payload.quorum } })
    case 'vote.opened':
      return line(act, { words: { title: item(termsOf(act).item) }, texts: openingOf(act), ...afterFailures(act) })
    case 'ballot.cast':
      return line(act, { ...castOf(act, person, holder), rollCall: rollCallOf(act, names) })
    case 'seat.called':
      return line(act, { words: { name: holder(act.payload.seat) } })
    case 'casting_vote.given':
      return line(act, { words: { name: holder(act.payload.seat) }, context: castingOf(act) })
    case 'vote.closed':
      return line(act, { context: act.payload.by, texts: { ballots: act.payload.ballots } })
    case 'result.declared':
      return line(act, { context: String(act.payload.result.outcome), ...resultOf(act, names) })
    case 'result.disputed':
      return line(act, { words: { name: holder(act.payload.seat) }, context: act.payload.ground })
    case 'dispute.withdrawn':
    case 'statement.made':
      return line(act, { words: { name: holder(act.payload.seat) } })
    case 'dispute.settled':
      return line(act, {
        words: { name: holder(act.payload.seat), ...actorOf(act, person) },
        context: act.payload.outcome,
        texts: { words: act.payload.words },
      })
    case 'decision.registered':
      return line(act, {
        words: { title: item(act.payload.item), ...actorOf(act, person) },
        texts: { number: act.payload.number, year: act.payload.year },
        context: act.payload.basis,
      })
    case 'memorandum.filed':
      return line(act, { ...ofMemorandum(act), context: act.payload.late ? 'late' : '' })
    case 'memorandum.withdrawn':
      return line(act, ofMemorandum(act))
    case 'memorandum.observed':
      return line(act, { ...ofMemorandum(act), context: act.payload.answer })
    case 'memorandum.answered':
      return line(act, {
        ...ofMemorandum(act),
        words: actorOf(act, person),
        context: act.payload.late && act.payload.answer === 'accepted' ? 'accepted_late' : act.payload.answer,
      })
    case 'memorandum.placed':
      return line(act, { ...ofMemorandum(act), words: actorOf(act, person), context: act.payload.place })
    case 'result.final':
      return line(act)
    case 'extract.issued':
    case 'extract.signed':
      return line(act, { words: { title: item(act.payload.item), ...actorOf(act, person) } })
    case 'minutes.circulated':
    case 'minutes.reopened':
    case 'minutes.signed':
      return line(act, { words: actorOf(act, person), texts: { revision: act.payload.revision } })
    case 'minutes.approved':
      return line(act, {
        words: actorOf(act, person),
        context: 'system' in act.payload.actor ? 'silence' : '',
        texts: { revision: act.payload.revision },
        count: act.payload.corrections.length,
      })
    default:
      return line(act, { words: actorOf(act, person) })
  }
}
