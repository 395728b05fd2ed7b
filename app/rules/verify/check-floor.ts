// V12, the spoken record: each speech ends once, for the seat and on the item it was given for, and took no longer than passed
// between the two entries. What a speech was about, and how its pauses were cut, the ledger does not say. Source: the meaning of
// `floor.given` and `floor.ended`; docs/formats.md.
import type { ActOf, History } from '../bundle/history.ts'
import type { Findings } from './report.ts'

export function checkFloor({ acts }: History, findings: Findings): void {
  const given = new Map<string, ActOf<'floor.given'>>()
  const ended = new Set<string>()
  for (const act of acts) {
    if (act.type !== 'floor.given' && act.type !== 'floor.ended') continue
    findings.looked('V12', 1)
    const { speech } = act.payload
    const at = { entry: act.index }
    if (act.type === 'floor.given') {
      if (given.has(speech)) findings.add('V12', 'floor.given_twice', 'error', at)
      else given.set(speech, act)
      continue
    }
    const begun = given.get(speech)
    if (!begun || ended.has(speech) || !sameSpeech(begun, act)) findings.add('V12', 'floor.not_given', 'error', at)
    else if (Number(act.payload.seconds) * 1000 > Date.parse(act.at) - Date.parse(begun.at))
      findings.add('V12', 'floor.time_differs', 'error', { ...at, params: { seconds: act.payload.seconds } })
    ended.add(speech)
  }
}

const sameSpeech = ({ payload: begun }: ActOf<'floor.given'>, { payload: end }: ActOf<'floor.ended'>): boolean =>
  begun.seat === end.seat && begun.item === end.item && begun.meeting === end.meeting && begun.kind === end.kind
