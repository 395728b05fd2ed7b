// A meeting as OpenSlides 4 exports it: collections of models by id, with `_migration_index`. What is read of it is its agenda in order
// and as a tree, what its items are about, who is in it, and how its closed polls came out. Nobody's word for it is believed: whatever has
// another shape is refused. Source: openslides-meta, `collections/*.yml`; the secretary's desk ("Moving in").
import type { ItemKind } from '../agenda-hints.ts'
import { ok, type Result, refuse } from '../result.ts'
import { htmlText } from './html-text.ts'
import {
  broken,
  type Collections,
  collectionsOf,
  type Model,
  models,
  notThere,
  number,
  refs,
  text,
} from './openslides-models.ts'
import { pollWords } from './openslides-polls.ts'

export const MOST_ITEMS = 500
const MOST_PEOPLE = 20_000
/** What an item's decision or purpose holds. */
const MOST_TEXT = 4_000

export type BroughtItem = {
  depth: number
  kept: boolean
  kind: ItemKind
  title: string
  /** The number that the item or the motion had there. */
  number: string
  /** The motion's text, which is what is decided. */
  text: string
  /** What else is said of it: a topic's text, a motion's reason, how polls came out. */
  about: { ar: string; en: string }
  minutes: number | null
  /** Ids of those who submitted it. */
  submitters: string[]
  /** Words that an item could not hold were left off. */
  cut: boolean
}
export type BroughtPerson = { id: string; name: string; username: string; email: string }
export type Brought = {
  title: string
  place: string
  /** Milliseconds; null where none was set. */
  startsAt: number | null
  endsAt: number | null
  items: BroughtItem[]
  people: BroughtPerson[]
  /** What is in the export and not brought. */
  notBrought: { speakers: number; files: number; motions: number; polls: number }
}

/** Refused: openslides_not_export, openslides_several, openslides_broken, openslides_cycle, openslides_empty, openslides_over_limit. */
export function readOpenSlides(exported: unknown): Result<Brought> {
  const all = collectionsOf(exported)
  if (!all) return refuse('openslides_not_export')
  try {
    return read(all)
  } catch (error) {
    const found = broken(error)
    if (found) return found
    throw error
  }
}

function read(all: Collections): Result<Brought> {
  const meetings = [...models(all, 'meeting').values()]
  const [meeting] = meetings
  if (!meeting) return refuse('openslides_not_export')
  if (meetings.length > 1) return refuse('openslides_several', { count: String(meetings.length) })
  const agenda = models(all, 'agenda_item')
  if (agenda.size === 0) return refuse('openslides_empty')
  if (agenda.size > MOST_ITEMS) return refuse('openslides_over_limit', { most: String(MOST_ITEMS) })
  const ordered = inOrder(agenda)
  if (!ordered) return refuse('openslides_cycle')
  const members = models(all, 'meeting_user')
  if (members.size > MOST_PEOPLE) return refuse('openslides_over_limit', { most: String(MOST_PEOPLE) })
  const people = new Map([...members].map(([id, member]) => [id, personOf(all, id, member)]))
  const items = ordered.map(({ item, depth }) => itemOf(all, item, depth, people))
  const motions = models(all, 'motion')
  const onAgenda = new Set([...agenda.values()].map((item) => text(item, 'content_object_id')))
  return ok({
    title: text(meeting, 'name').slice(0, 300),
    place: text(meeting, 'location').slice(0, 300),
    startsAt: secondsOf(meeting, 'start_time'),
    endsAt: secondsOf(meeting, 'end_time'),
    items,
    people: [...people.values()],
    notBrought: {
      speakers: models(all, 'speaker').size,
      files: [...models(all, 'mediafile').values()].filter((file) => file.fields.is_directory !== true).length,
      motions: [...motions.keys()].filter((id) => !onAgenda.has(`motion/${id}`)).length,
      polls: models(all, 'poll').size,
    },
  })
}

/** Siblings by weight, each before what is below it; null where the parents go round. */
function inOrder(agenda: ReadonlyMap<string, Model>): { item: Model; depth: number }[] | null {
  const below = new Map<string, Model[]>()
  for (const item of agenda.values()) {
    const [parent = ''] = refs(item, 'parent_id')
    if (parent !== '' && !agenda.has(parent)) notThere(item, 'parent_id')
    below.set(parent, [...(below.get(parent) ?? []), item])
  }
  const ordered: { item: Model; depth: number }[] = []
  const waiting = sorted(below.get('')).map((item) => ({ item, depth: 1 }))
  while (waiting.length > 0) {
    const next = waiting.shift() as { item: Model; depth: number }
    ordered.push(next)
    waiting.unshift(...sorted(below.get(next.item.id)).map((item) => ({ item, depth: next.depth + 1 })))
  }
  return ordered.length === agenda.size ? ordered : null
}

const sorted = (items: readonly Model[] = []): Model[] =>
  [...items].sort((a, b) => (number(a, 'weight') ?? 0) - (number(b, 'weight') ?? 0) || Number(a.id) - Number(b.id))

const KINDS: Record<string, ItemKind> = {
  topic: 'discussion',
  motion: 'decision',
  motion_block: 'other',
  assignment: 'election',
}

function itemOf(all: Collections, item: Model, depth: number, people: ReadonlyMap<string, BroughtPerson>): BroughtItem {
  const [collection = '', id = ''] = text(item, 'content_object_id').split('/')
  const kind = Object.hasOwn(KINDS, collection) ? KINDS[collection] : undefined
  const content = kind && models(all, collection).get(id)
  if (!kind || !content) return notThere(item, 'content_object_id')
  const words = htmlText(collection === 'motion' ? motionHtml(content) : '')
  const polls = pollWords(all, content, (candidate) => people.get(candidate)?.name ?? '')
  const submitters = collection === 'motion' ? submittersOf(all, content, people) : []
  const said = htmlText(
    text(content, collection === 'motion' ? 'reason' : collection === 'assignment' ? 'description' : 'text'),
  )
  const names = submitters.flatMap((one) => people.get(one)?.name ?? []).join('، ')
  const extra = text(content, 'additional_submitter').slice(0, 300)
  const by = [names, extra].filter(Boolean).join('، ')
  const number = text(item, 'item_number') || text(content, 'number')
  const about = (language: 'ar' | 'en') =>
    [
      said,
      by && (language === 'ar' ? `مقدّم الاقتراح: ${by}` : `Submitted by: ${by.replaceAll('، ', ', ')}`),
      number && (language === 'ar' ? `رقمه في OpenSlides: ${number}` : `Its number in OpenSlides: ${number}`),
      ...polls.map((poll) => poll[language]),
    ]
      .filter(Boolean)
      .join('\n')
  const [ar, en] = [about('ar'), about('en')]
  return {
    depth,
    // What members were not shown there is not proposed here.
    kept: text(item, 'type') !== 'hidden',
    kind,
    title: text(content, 'title').slice(0, 1_000) || '–',
    number,
    text: words.slice(0, MOST_TEXT),
    about: { ar: ar.slice(0, MOST_TEXT), en: en.slice(0, MOST_TEXT) },
    minutes: minutesOf(item),
    submitters,
    cut: Math.max(words.length, ar.length, en.length) > MOST_TEXT,
  }
}

/** An amendment may have no text but the paragraphs that it changes. */
function motionHtml(motion: Model): string {
  const whole = text(motion, 'text')
  const { amendment_paragraphs: paragraphs } = motion.fields
  if (whole || typeof paragraphs !== 'object' || paragraphs === null) return whole
  return Object.values(paragraphs)
    .flatMap((one) => (typeof one === 'string' ? [one] : []))
    .join('\n')
}

function submittersOf(all: Collections, motion: Model, people: ReadonlyMap<string, BroughtPerson>): string[] {
  const submitters = models(all, 'motion_submitter')
  return refs(motion, 'submitter_ids').flatMap((id) => {
    const submitter = submitters.get(id)
    if (!submitter) return notThere(motion, 'submitter_ids')
    return refs(submitter, 'meeting_user_id').filter((one) => people.has(one))
  })
}

function personOf(all: Collections, id: string, member: Model): BroughtPerson {
  const user = models(all, 'user').get(refs(member, 'user_id')[0] ?? '')
  if (!user) return { id, name: '', username: '', email: '' }
  const part = (name: string) => text(user, name).slice(0, 200)
  const name = [part('title'), part('first_name'), part('last_name')].filter(Boolean).join(' ')
  return { id, name: name || part('username'), username: part('username'), email: part('email') }
}

/** The models say seconds, and its own client writes minutes: more than an item may take are seconds. */
function minutesOf(item: Model): number | null {
  const said = number(item, 'duration')
  if (said === null || said <= 0) return null
  return Math.min(600, Math.max(1, Math.round(said > 600 ? said / 60 : said)))
}

function secondsOf(meeting: Model, field: string): number | null {
  const said = number(meeting, field)
  // From 1980 to 2200: anything else is no date of a meeting.
  return said !== null && said > 315_532_800 && said < 7_258_118_400 ? said * 1000 : null
}
