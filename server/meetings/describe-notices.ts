// What a notice says to its reader: worked out when it is read, by what that person may see then, so that a notice written
// before a declared interest tells nothing of the item after it.
import { type AgendaChanges, compareAgendas } from '../../app/rules/agenda-changes.ts'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, MeetingId, NoticeId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { standingsOf } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { memorandumById, unitsOfPerson } from '../memoranda/queries.ts'
import { sightOf } from '../memoranda/sight-queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type Meeting, meetingById, type Notice, unreadNotices } from './queries.ts'

export type DescribedNotice = {
  noticeId: NoticeId
  kind: Notice['kind']
  at: string
  read: boolean
  bodyId: BodyId
  /** Null where it concerns no one meeting. */
  meetingId: MeetingId | null
  meetingTitle: Bilingual | null
  /** The page that shows what it tells of. */
  to: string
  revision: number | null
  changes: AgendaChanges | null
  /** Number and title of the item an interest is about, unless it is hidden from its reader now. */
  item: { number: string; title: Bilingual } | null
  /** Whose interest it may be, where it is not the reader's. */
  about: Bilingual | null
  /** Under which number it is known, where it tells of a memorandum. */
  memorandum?: { year: number; number: number }
}

/** Notices of bodies the person no longer sits in, and of meetings that are gone, are left out. */
export async function describeNotices(db: Db | Tx, actor: Actor, notices: Notice[]): Promise<DescribedNotice[]> {
  const described = await Promise.all(notices.map((notice) => describeOne(db, actor, notice)))
  return described.filter((notice) => notice !== null)
}

export async function noticesForMeeting(db: Db | Tx, actor: Actor, meeting: Meeting): Promise<DescribedNotice[]> {
  const unread = await unreadNotices(db, actor.personId)
  return describeNotices(
    db,
    actor,
    unread.filter((notice) => notice.meetingId === meeting.id),
  )
}

async function describeOne(db: Db | Tx, given: Actor, notice: Notice): Promise<DescribedNotice | null> {
  const { id, kind, at, readAt, bodyId, meetingId, revision, itemId, aboutId } = notice
  if (notice.memorandumId) return describeOfMemorandum(db, given, notice)
  if (meetingId === null) return describeOfBody(db, given, notice)
  const actor = inMeeting(given, meetingId)
  if (permit(actor, 'meeting.read', bodyId)) return null
  const meeting = await meetingById(db, meetingId)
  if (!meeting) return null
  const now = await publication(db, meetingId, revision ?? undefined)
  const before = revision && revision > 1 ? await publication(db, meetingId, revision - 1) : undefined
  const seen = await visibleItems(db, actor, bodyId, [now, before])
  const item = now?.items.find((one) => one.item === itemId && seen.has(one.item))
  // A note on what is hidden from its reader now is no matter of theirs any more.
  if (kind === 'note_mention' && !item) return null
  if (kind === 'interest_suggested' && (!item || (await hasDeclared(db, notice)))) return null
  return {
    noticeId: id,
    kind,
    at: at.toISOString(),
    read: readAt !== null,
    bodyId,
    meetingId,
    meetingTitle: now?.title ?? meeting.title,
    to:
      (await resultOf(db, notice)) ??
      (await registerOf(db, notice)) ??
      placeOf(notice) ??
      minutesPage(notice) ??
      `/m/${meetingId}`,
    revision,
    changes: now && before ? compareAgendas(only(before, seen), only(now, seen)) : null,
    item: item ? { number: item.number, title: item.title } : null,
    about: aboutId && aboutId !== actor.personId ? ((await namesOf(db, [aboutId])).get(aboutId) ?? null) : null,
  }
}

/** The vote whose result it tells of: the item's last. */
async function resultOf(db: Db | Tx, { kind, meetingId, itemId }: Notice): Promise<string | null> {
  if ((kind !== 'result_disputed' && kind !== 'dispute_settled') || !meetingId) return null
  const vote = (await votesOfMeeting(db, meetingId)).findLast((one) => one.itemId === itemId && one.result)
  return vote ? `/v/${vote.id}/result` : null
}

function placeOf({ kind, meetingId, place }: Notice): string | null {
  if (kind === 'reply_awaited') return `/m/${meetingId}/reply`
  return place ? `/m/${meetingId}/papers/${place.paperId}?page=${place.page}&note=${place.noteId}` : null
}

const minutesPage = ({ kind, meetingId }: Notice): string | null =>
  kind.startsWith('minutes_') ? `/m/${meetingId}/minutes` : null

/** Proxies are told of on the page where they are ended, what somebody is to do in the register of decisions. */
async function registerOf(db: Db | Tx, { kind, bodyId }: Notice): Promise<string | null> {
  const page = kind.startsWith('proxy_') ? 'proxies' : kind.startsWith('action_') ? 'decisions' : null
  const body = page ? await bodyById(db, bodyId) : undefined
  return body ? `/b/${body.slug}/${page}` : null
}

/** A question that was answered is asked no more. */
async function hasDeclared(db: Db | Tx, { itemId, aboutId, bodyId, at }: Notice): Promise<boolean> {
  if (!itemId) return false
  const recused = new Set((await interestsIn(db, [itemId])).map((one) => one.seatId))
  return (await seatsOf(db, bodyId, at)).some((seat) => seat.personId === aboutId && recused.has(seat.id))
}

/** What was done with the reader's own keys, or objected to by another member; and proxies for no one meeting. */
async function describeOfBody(db: Db | Tx, actor: Actor, notice: Notice): Promise<DescribedNotice | null> {
  const { id, kind, at, readAt, bodyId, aboutId } = notice
  const body = await bodyById(db, bodyId)
  if (!body || permit(actor, 'body.read', bodyId)) return null
  return {
    noticeId: id,
    kind,
    at: at.toISOString(),
    read: readAt !== null,
    bodyId,
    meetingId: null,
    meetingTitle: null,
    to: (await registerOf(db, notice)) ?? pageOf(kind, body.slug),
    revision: null,
    changes: null,
    item: null,
    about: aboutId ? ((await namesOf(db, [aboutId])).get(aboutId) ?? null) : null,
  }
}

/** Of a memorandum that its reader may still read; its words are on its page alone. */
async function describeOfMemorandum(db: Db | Tx, actor: Actor, notice: Notice): Promise<DescribedNotice | null> {
  const { id, kind, at, readAt, bodyId, memorandumId } = notice
  const memorandum = memorandumId && (await memorandumById(db, memorandumId))
  if (!memorandum) return null
  // Whoever need not observe any more sees no more of it than that.
  const off = kind === 'observation_called_off'
  const known = off
    ? (await unitsOfPerson(db, actor.personId)).some((unit) => unit.bodyId === bodyId)
    : await sightOf(db, actor, memorandum)
  if (!known) return null
  const { year, number } = memorandum
  return {
    noticeId: id,
    kind,
    at: at.toISOString(),
    read: readAt !== null,
    bodyId,
    meetingId: null,
    meetingTitle: null,
    to: off ? '/memoranda' : `/memoranda/${memorandum.id}`,
    revision: null,
    changes: null,
    item: null,
    about: null,
    memorandum: { year: year ?? 0, number: number ?? 0 },
  }
}

function pageOf(kind: Notice['kind'], slug: string): string {
  if (kind === 'group_changed') return `/b/${slug}/groups`
  return kind === 'key_objected' ? `/b/${slug}/keys` : '/devices'
}

async function visibleItems(db: Db | Tx, actor: Actor, bodyId: BodyId, agendas: (AgendaSnapshot | undefined)[]) {
  const ids = [...new Set(agendas.flatMap((agenda) => agenda?.items.map((item) => item.item) ?? []))]
  const seats = mandatesIn(actor, bodyId).map((held) => held.seatId)
  const standings = (await standingsOf(db, new Map([[actor.personId, seats]]), ids)).get(actor.personId)
  const left = new Set(agendas[1]?.items.map((item) => item.item))
  for (const item of agendas[0]?.items ?? []) left.delete(item.item)
  // An item that left the agenda is hidden from members since, as a draft is; that it left is still told to those from whom nothing
  // else keeps it.
  return new Set(
    ids.filter((id) => {
      const standing = standings?.get(id)
      return standing && (standing.level !== 'hidden' || (left.has(id) && standing.reason === 'draft'))
    }),
  )
}

const only = (agenda: AgendaSnapshot, seen: Set<string>): AgendaSnapshot => ({
  ...agenda,
  items: agenda.items.filter((item) => seen.has(item.item)),
})
