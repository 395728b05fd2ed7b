// V12, what retention destroyed: every payload that is said to be destroyed is named by a later act, with its authority, and
// that act names nothing else. Source: the promise of the ledger, "retention may destroy payloads", and what never may be.
import type { ActOf, History } from '../bundle/history.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'

/** Nothing that a vote rests on: the words of items and papers alone. */
const DESTROYABLE = ['item.published', 'paper.released']

export function checkDestroyed({ leaves, destroyed }: Entries, { acts }: History, findings: Findings): void {
  const named = new Set<number>()
  const shown = new Set(acts.map(({ index }) => index))
  for (const act of acts) {
    if (act.type !== 'content.destroyed') continue
    const { authority, entries } = act.payload
    const params = { count: String(entries.length), authority: `${authority.ar} · ${authority.en}` }
    findings.add('V12', 'content.destroyed', 'info', { entry: act.index, params })
    for (const entry of entries.map(Number)) {
      named.add(entry)
      const lawful = entry < act.index && DESTROYABLE.includes(leaves[entry]?.type ?? '') && !shown.has(entry)
      if (!lawful) findings.add('V12', 'content.not_destroyed', 'error', { entry, params: { act: String(act.index) } })
    }
  }
  for (const entry of destroyed)
    if (!named.has(entry)) findings.add('V12', 'content.destroyed_unnamed', 'error', { entry })
}

/** Whether an agenda before this place listed the item, and the item's own entry beside it was destroyed since. */
export function publicationDestroyed(
  { acts }: History,
  { leaves, destroyed }: Pick<Entries, 'leaves' | 'destroyed'>,
  item: string,
  index: number,
): boolean {
  return acts.some((act) => act.type === 'agenda.published' && act.index < index && lost(act))
  // The items of a publication follow their agenda in its order.
  function lost({ index: at, payload }: ActOf<'agenda.published'>): boolean {
    const place = payload.items.findIndex((listed) => listed.item === item)
    const entry = at + 1 + place
    return place >= 0 && leaves[entry]?.type === 'item.published' && destroyed.has(entry)
  }
}
