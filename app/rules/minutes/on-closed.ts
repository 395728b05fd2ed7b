// The closed parts of a meeting: that they were held, for every reader, and by items who was admitted and what was opened again, for
// those who read the items. Source: docs/decisions/closed-part.md.
import type { ActOf } from '../bundle/history.ts'
import { type ClosedPart, readClosed } from '../closed-part.ts'
import type { Ground } from './ground.ts'
import { fact, facts, type Sentence, say, timeAt, type Words } from './sentence.ts'

/** As they stand at the end of what the ledger says. */
export const closedItems = ({ acts, meeting }: Ground): ReadonlyMap<string, 'agenda' | 'sitting'> =>
  readClosed(acts, meeting).items

/** Of the attempt that was held, each with its reason and its times; of items not a word. */
export function closedParts({ acts, meeting, zone }: Ground): Sentence[] {
  const last = acts.findLast(({ type }) => type === 'quorum.failed')?.index ?? -1
  return readClosed(acts, meeting)
    .parts.filter(({ entry }) => entry > last)
    .map((part) => {
      const ends = acts.find((act) => act.type === 'sitting.reopened' && act.index > part.entry && act.at === part.to)
      const refs = ends ? [part.entry, ends.index] : [part.entry]
      return say({ key: `closed ${part.entry}`, kind: 'closed', refs }, partWords(part, ends !== undefined, zone))
    })
}

function partWords({ from, to, reason }: ClosedPart, reopened: boolean, zone: string): Words {
  const [since, until] = [timeAt(from, zone), to && reopened ? timeAt(to, zone) : null]
  const why = reason.trim()
  return {
    ar: `و${fact('عُقد جزء مغلق')} من الجلسة من الساعة ${fact(since.ar)}${until ? ` إلى الساعة ${fact(until.ar)}` : ' إلى ختامها'}${why && `، وسببه: «${why}»`}.`,
    en: `${fact('A closed part was held')} from ${fact(since.en)}${until ? ` to ${fact(until.en)}` : ' to the end of the sitting'}${why && `; the reason given: “${why}”`}.`,
  }
}

export function closedWords(
  { holder }: Ground,
  act: ActOf<'seat.admitted' | 'seat.sent_out' | 'item.disclosed'>,
): Words {
  if (act.type === 'item.disclosed')
    return {
      ar: `و${fact('رُفعت السرية')} عن هذا البند وما سُجّل فيه.`,
      en: `This item, with what was recorded of it, ${fact('was opened again')}.`,
    }
  const name = facts(holder(act.payload.seat, act.index))
  const reason = act.payload.reason.trim()
  if (act.type === 'seat.admitted')
    return {
      ar: `و${fact('أُذن')} لـ${name.ar} بحضور الجزء المغلق من هذا البند («${reason}»).`,
      en: `${name.en} ${fact('was admitted')} to the closed part of this item (“${reason}”).`,
    }
  return {
    ar: `وغادر ${name.ar} الجزء المغلق من هذا البند («${reason}»).`,
    en: `${name.en} left the closed part of this item (“${reason}”).`,
  }
}
