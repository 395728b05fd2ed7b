// V12, memoranda: each act on one is allowed in the state that the acts before it left, is about the version filed last, by the unit that
// filed it and as late as it was; and numbers run on by year. Source: the table of app/rules/memoranda.ts.
import type { ActOf, History } from '../bundle/history.ts'
import { nextOfYear } from '../decisions.ts'
import { applyToMemorandum, type MemorandumAct, type MemorandumState } from '../memoranda.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'
import type { MemorandumRule } from './rule-ids.ts'
import { yearAt } from './year-at.ts'

type OnMemorandum = ActOf<
  'memorandum.filed' | 'memorandum.withdrawn' | 'memorandum.observed' | 'memorandum.answered' | 'memorandum.placed'
>
type Known = { state: MemorandumState; version: number; number: string; item: string; unit: string; late: boolean }

export function checkMemoranda(history: History, { leaves }: Pick<Entries, 'leaves'>, findings: Findings): void {
  const known = new Map<string, Known>()
  const years = new Map<string, number[]>()
  // Where it was placed is withheld from whom the item is masked: an act then cannot be told from one out of order.
  const placed = leaves.filter((leaf) => leaf?.type === 'memorandum.placed').length
  const all = history.acts.filter(({ type }) => type === 'memorandum.placed').length === placed
  for (const act of history.acts) {
    if (!isOnMemorandum(act)) continue
    findings.looked('V12', 1)
    const { memorandum, year, number } = act.payload
    const add = (rule: MemorandumRule) =>
      findings.add('V12', rule, 'error', { entry: act.index, params: { year, number } })
    const before = known.get(memorandum)
    if (!before && act.type === 'memorandum.filed') {
      const numbers = years.get(year) ?? []
      years.set(year, [...numbers, Number(number)])
      const filedIn = yearAt(history, act.at) ?? Number(year)
      if (Number(number) !== nextOfYear(numbers) || Number(year) !== filedIn) add('memorandum.out_of_number')
    }
    if (before && before.number !== `${year} ${number}`) add('memorandum.out_of_number')
    if (before && differsFrom(before, act)) add('memorandum.filing_differs')
    const after = next(act, before)
    if (after) known.set(memorandum, after)
    else if (all || act.type !== 'memorandum.placed') add('memorandum.out_of_order')
  }
}

const isOnMemorandum = (act: History['acts'][number]): act is OnMemorandum => act.type.startsWith('memorandum.')

/** Null where the table, or the version that the act names, does not allow it. */
function next(act: OnMemorandum, before: Known | undefined): Known | null {
  const { year, number } = act.payload
  const version = Number(act.payload.version)
  const from = before ?? {
    state: 'draft' as const,
    version: 0,
    number: `${year} ${number}`,
    item: '',
    unit: '',
    late: false,
  }
  const filed = act.type === 'memorandum.filed'
  if (version !== from.version + (filed ? 1 : 0) || version === 0) return null
  const state = applyToMemorandum(from.state, actOf(act))
  if (!state.ok) return null
  if (act.type === 'memorandum.filed') {
    const { unit, late } = act.payload
    return { ...from, state: state.value, version, unit, late }
  }
  if (act.type !== 'memorandum.placed') return { ...from, state: state.value, version }
  const { place, item } = act.payload
  if (place === 'taken_off' && item !== from.item) return null
  return { ...from, state: state.value, item: place === 'scheduled' ? item : '' }
}

/** It is its own unit that files it again or takes it back, another that observes, and lateness is decided as it was filed. */
function differsFrom({ unit, late }: Known, act: OnMemorandum): boolean {
  if (act.type === 'memorandum.filed' || act.type === 'memorandum.withdrawn') return act.payload.unit !== unit
  if (act.type === 'memorandum.observed') return act.payload.unit === unit
  return act.type === 'memorandum.answered' && act.payload.late !== late
}

function actOf(act: OnMemorandum): MemorandumAct {
  switch (act.type) {
    case 'memorandum.filed':
      return 'file'
    case 'memorandum.withdrawn':
      return 'withdraw'
    case 'memorandum.observed':
      return 'observe'
    case 'memorandum.answered':
      return act.payload.answer === 'accepted' ? 'accept' : 'return'
    default:
      return act.payload.place === 'scheduled' ? 'schedule' : 'take_off'
  }
}
