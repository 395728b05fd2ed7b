// V12, what retention destroyed: every payload that is said to be destroyed is named by a later act, with its authority, and
// that act names nothing else, nothing before the years of its kind are over. Source: the promise of the ledger, "retention may destroy payloads", and what never may be.
import type { ActOf, History } from '../bundle/history.ts'
import { keptSince, TYPE_OF_KIND } from '../retention.ts'
import type { Entries, Leaf } from './read-entries.ts'
import type { Findings } from './report.ts'

/** Nothing that a vote rests on: the words of items and papers alone. */
const DESTROYABLE: string[] = Object.values(TYPE_OF_KIND)

export function checkDestroyed({ leaves, destroyed }: Entries, { acts }: History, findings: Findings): void {
  const named = new Set<number>()
  const shown = new Set(acts.map(({ index }) => index))
  for (const act of acts) {
    if (act.type !== 'content.destroyed') continue
    const { authority, entries, rules } = act.payload
    const params = { count: String(entries.length), authority: `${authority.ar} · ${authority.en}` }
    findings.add('V12', 'content.destroyed', 'info', { entry: act.index, params })
    for (const entry of entries.map(Number)) {
      named.add(entry)
      const lawful = entry < act.index && DESTROYABLE.includes(leaves[entry]?.type ?? '') && !shown.has(entry)
      const where = { entry, params: { act: String(act.index) } }
      if (!lawful) findings.add('V12', 'content.not_destroyed', 'error', where)
      else if (!isDue(leaves[entry], rules, act.at)) findings.add('V12', 'content.destroyed_early', 'error', where)
    }
  }
  for (const entry of destroyed)
    if (!named.has(entry)) findings.add('V12', 'content.destroyed_unnamed', 'error', { entry })
}

type Rules = ActOf<'content.destroyed'>['payload']['rules']

const isDue = (leaf: Leaf | null | undefined, rules: Rules, at: string): boolean =>
  rules.some(
    ({ kind, years }) =>
      TYPE_OF_KIND[kind as keyof typeof TYPE_OF_KIND] === leaf?.type &&
      Date.parse(leaf.at) < keptSince(new Date(at), Number(years)).getTime(),
  )
