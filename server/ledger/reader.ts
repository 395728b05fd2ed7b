// Which payloads of a body's ledger a reader gets: none about an item that is masked from them, and no ballot of a vote that
// is still open unless its rule shows names live. One rule for the bundle, the audit screen and whatever else reads entries.
import type { Absence } from '../../app/rules/bundle/manifest.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type AnyActor, isPerson, rolesIn } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import type { Entry } from './queries.ts'

export type Absent = (entry: Pick<Entry, 'type' | 'itemId' | 'subject' | 'payload'>) => Absence | null

/** `votes` are the `vote.opened` and `vote.closed` entries of the body: they say which ballots are still embargoed. */
export async function absentFor(
  db: Db | Tx,
  actor: AnyActor,
  bodyId: BodyId,
  entries: readonly Entry[],
  votes: readonly Entry[] = entries,
): Promise<Absent> {
  const seen = await itemsSeen(db, actor, bodyId, entries)
  const secret = openVotes(votes)
  const readsRegister = !isPerson(actor) || permit(actor, 'interest.read', bodyId) === null
  return ({ type, itemId, subject, payload }) => {
    if (payload === null) return 'destroyed'
    if (itemId !== null && !seen(itemId)) return 'withheld'
    if (OF_REGISTER.includes(type) && !readsRegister && !isOwn(actor, subject)) return 'withheld'
    return type === 'ballot.cast' && subject !== null && secret.has(subject) ? 'embargoed' : null
  }
}

/** What members entered about themselves; its subject is the person. */
const OF_REGISTER = ['interest.registered', 'interest.ended']
const isOwn = (actor: AnyActor, subject: string | null) => isPerson(actor) && actor.personId === subject

/** Every payload there is: for checking a database against itself, never for a file that leaves the machine. */
export const everything: Absent = ({ payload }) => (payload === null ? 'destroyed' : null)

async function itemsSeen(
  db: Db | Tx,
  actor: AnyActor,
  bodyId: BodyId,
  entries: readonly Entry[],
): Promise<(item: ItemId) => boolean> {
  if (!isPerson(actor)) return () => true
  const items = [...new Set(entries.flatMap((entry) => (entry.itemId ? [entry.itemId] : [])))]
  const levels = await levelsFor(db, actor, bodyId, items)
  // Auditors see titles only, by their role, and the ledger is theirs to read; another's title is a mask.
  const auditor = rolesIn(actor, bodyId).every((role) => role === 'auditor')
  return (item) => levels.get(item) === 'visible' || (auditor && levels.get(item) === 'title')
}

function openVotes(votes: readonly Entry[]): Set<string> {
  const closed = new Set(votes.filter(({ type }) => type === 'vote.closed').map(({ subject }) => subject))
  return new Set(
    votes.flatMap(({ type, subject, payload }) => {
      if (type !== 'vote.opened' || subject === null || closed.has(subject)) return []
      return showsNames(payload) ? [] : [subject]
    }),
  )
}

function showsNames(payload: string | null): boolean {
  const said = JSON.parse(payload ?? '{}') as { terms?: { rule?: { live?: string } } }
  return said.terms?.rule?.live === 'names'
}
