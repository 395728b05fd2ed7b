// Who was there: present, beside them, absent, by proxy; who came later, left earlier, and what was corrected. No item is named here:
// who came during one that is kept from a reader came at a time, and that is all.
import { attendanceLog, type Stay } from '../attendance-log.ts'
import { type ActOf, failuresAt, mandatesOf, proxiesAt, seatsAt } from '../bundle/history.ts'
import type { Rule } from '../engine-2/rule.ts'
import { arabicCount, englishCount, MEMBER, pick } from '../number-words.ts'
import { meterAt } from '../quorum-log.ts'
import { eitherOf, type Ground } from './ground.ts'
import { fact, facts, inARow, number, type Sentence, say, timeAt, type Words } from './sentence.ts'

type AttendanceAct = ActOf<'attendance.checked_in' | 'attendance.left' | 'attendance.corrected'>

/** Of the attempt that was held: `from` and `to` are the places of its opening and its end. */
export function attendanceSentences(ground: Ground, from: number, to: number): Sentence[] {
  const { history, meeting, acts, holder, zone } = ground
  const attempt = failuresAt(history, meeting, from).length
  const stays = attendanceLog(acts, meeting).filter((stay) => stay.attempt === attempt)
  const own = acts.filter((act): act is AttendanceAct => act.type.startsWith('attendance.') && act.index > from)
  const begun = Date.parse(acts.find(({ index }) => index === from)?.at ?? '')
  const settled = acts.find(({ at, index }) => index >= to || Date.parse(at) > begun + SETTLING_MS)?.index ?? to
  const early = stays.filter(({ entry }) => entry < settled && firstOf(stays, entry))
  const late = stays.filter((stay) => !early.includes(stay))
  const at = (words: Words, role: Words): Words => ({
    ar: `${fact(words.ar)} (${role.ar})`,
    en: `${fact(words.en)} (${role.en})`,
  })
  const named = (stay: { seat: string }) => at(holder(stay.seat, to), ground.titleOf(stay.seat))
  const voting = new Set(
    seatsAt(history, to)
      .filter(({ votes }) => votes)
      .map(({ seat }) => seat),
  )
  const members = early.filter(({ seat }) => voting.has(seat))
  const beside = early.filter(({ seat }) => !voting.has(seat))
  const sentences: Sentence[] = []
  if (members.length > 0) sentences.push(presentSentence(members, named))
  if (beside.length > 0) {
    const names = inARow(beside.map(named))
    sentences.push(
      say(
        { key: 'beside', kind: 'beside', refs: beside.map(({ entry }) => entry) },
        { ar: `وحضره كذلك: ${names.ar}.`, en: `Also in attendance: ${names.en}.` },
      ),
    )
  }
  const came = new Set(stays.map(({ seat }) => seat))
  const away = seatsAt(history, to).filter(({ seat, person, votes }) => votes && person !== null && !came.has(seat))
  if (away.length > 0) {
    const names = inARow(away.map(named))
    sentences.push(
      say({ key: 'absent', kind: 'absent', refs: [] }, { ar: `وتغيّب: ${names.ar}.`, en: `Absent: ${names.en}.` }),
    )
  }
  sentences.push(...deputySentences(ground), ...proxySentences(ground, to))
  sentences.push(quorumSentence(ground, settled))
  for (const stay of late) {
    const [name, time] = [holder(stay.seat, to), timeAt(stay.from, zone)]
    sentences.push(
      say(
        { key: `came ${stay.entry}`, kind: 'came', refs: [stay.entry] },
        {
          ar: `والتحق ${fact(name.ar)} بالاجتماع ${stay.remote ? 'عن بُعد ' : ''}الساعة ${fact(time.ar)}.`,
          en: `${fact(name.en)} joined the meeting ${stay.remote ? 'remotely ' : ''}at ${fact(time.en)}.`,
        },
      ),
    )
  }
  sentences.push(...leavings(ground, own, stays), ...corrections(ground, own, stays))
  return sentences
}

/** Whoever comes while a room settles was there from the beginning; no item is asked, for not everybody may know of each. */
const SETTLING_MS = 600_000

/** A seat that came, left and came back was there from the beginning once. */
const firstOf = (stays: readonly Stay[], entry: number): boolean => {
  const { seat } = stays.find((stay) => stay.entry === entry) as Stay
  return stays.find((stay) => stay.seat === seat)?.entry === entry
}

function presentSentence(members: Stay[], named: (stay: Stay) => Words): Sentence {
  const [room, afar] = [members.filter(({ remote }) => !remote), members.filter(({ remote }) => remote)]
  const [inRoom, remote] = [inARow(room.map(named)), inARow(afar.map(named))]
  const count = String(members.length)
  const parts: Words[] = []
  if (room.length > 0)
    parts.push({
      ar: afar.length > 0 ? `في القاعة ${inRoom.ar}` : inRoom.ar,
      en: afar.length > 0 ? `in the room, ${inRoom.en}` : inRoom.en,
    })
  if (afar.length > 0) parts.push({ ar: `عن بُعد ${remote.ar}`, en: `remotely, ${remote.en}` })
  return say(
    { key: 'present', kind: 'present', refs: members.map(({ entry }) => entry) },
    {
      ar: `وحضره ${fact(arabicCount(count, MEMBER, 'arab', false))} ${pick(count, 'هو', 'هما', 'هم')}: ${parts.map(({ ar }) => ar).join('؛ و')}.`,
      en: `Present: ${fact(englishCount(count, 'member'))}: ${parts.map(({ en }) => en).join('; ')}.`,
    },
  )
}

/** The holder, and whoever sits in their place for this meeting. */
const deputySentences = ({ acts, holder }: Ground): Sentence[] =>
  acts.flatMap((act) => {
    if (act.type !== 'mandate.started' || act.payload.capacity === 'proxy') return []
    const [of, by] = [facts(holder(act.payload.seat, act.index)), facts(eitherOf(act.payload.name))]
    return [
      say(
        { key: `deputy ${act.index}`, kind: 'proxy', refs: [act.index] },
        { ar: `وحضر ${by.ar} نيابةً عن ${of.ar}.`, en: `${by.en} sat in the place of ${of.en}.` },
      ),
    ]
  })

function proxySentences({ history, meeting, holder, titleOf }: Ground, to: number): Sentence[] {
  const given = proxiesAt(history, to).filter((proxy) => proxy.meeting === null || proxy.meeting === meeting)
  const entered = new Map(history.proxies.map(({ mandate, from }) => [mandate, from]))
  return given.map(({ mandate, seat, person }) => {
    const place = entered.get(mandate) as number
    const own = mandatesOf(history, person, to)[0]?.seat
    const [by, of] = [own ? holder(own, to) : titleOf(seat), holder(seat, to)]
    return say(
      { key: `proxy ${place}`, kind: 'proxy', refs: [place] },
      {
        ar: `وأناب ${fact(of.ar)} عنه في التصويت ${fact(by.ar)}.`,
        en: `${fact(of.en)} gave a proxy for voting to ${fact(by.en)}.`,
      },
    )
  })
}

/** As it stood once the room had settled. */
function quorumSentence({ history, meeting }: Ground, index: number): Sentence {
  const failed = failuresAt(history, meeting, index).map(({ payload }) => payload.rule as unknown as Rule)
  const { members, present, required, met } = meterAt(history, meeting, null, index, failed)
  const [there, all, least] = [number(present), number(members), number(required)]
  return say(
    { key: 'quorum', kind: 'quorum', refs: [] },
    {
      ar: `والحاضرون من الأعضاء ${fact(`${there.ar} من ${all.ar}`)}، والنصاب ${fact(least.ar)}، ${fact(met ? 'فالنصاب مكتمل' : 'فالنصاب غير مكتمل')}.`,
      en: `Members present: ${fact(`${there.en} of ${all.en}`)}; the quorum is ${fact(least.en)} and ${fact(met ? 'was met' : 'was not met')}.`,
    },
  )
}

function leavings({ holder, zone }: Ground, own: AttendanceAct[], stays: Stay[]): Sentence[] {
  return own.flatMap((act) => {
    if (act.type !== 'attendance.left' || !endsStay(act, stays)) return []
    const [name, time] = [holder(act.payload.seat, act.index), timeAt(act.at, zone)]
    return [
      say(
        { key: `left ${act.index}`, kind: 'left', refs: [act.index] },
        {
          ar: `وغادر ${fact(name.ar)} الاجتماع الساعة ${fact(time.ar)}.`,
          en: `${fact(name.en)} left the meeting at ${fact(time.en)}.`,
        },
      ),
    ]
  })
}

const endsStay = ({ payload, at }: ActOf<'attendance.left'>, stays: Stay[]): boolean =>
  stays.some((stay) => stay.seat === payload.seat && stay.to === at)

const CORRECTED: Record<'room' | 'remote' | 'absent', Words> = {
  room: { ar: 'كان حاضرًا في القاعة', en: 'was present in the room' },
  remote: { ar: 'كان حاضرًا عن بُعد', en: 'was present remotely' },
  absent: { ar: 'لم يكن حاضرًا', en: 'was not present' },
}

/** With the entries that were wrong, which nothing else says. */
function corrections({ holder }: Ground, own: AttendanceAct[], stays: Stay[]): Sentence[] {
  const wrong = (act: AttendanceAct): boolean =>
    act.type === 'attendance.checked_in'
      ? !stays.some(({ entry }) => entry === act.index)
      : act.type === 'attendance.left' && !endsStay(act, stays)
  return own.flatMap((act, place) => {
    if (act.type !== 'attendance.corrected') return []
    const { seat, presence } = act.payload
    const before = own.slice(0, place)
    const since = before.findLastIndex((one) => one.type === 'attendance.corrected' && one.payload.seat === seat)
    const taken = before.slice(since + 1).filter((one) => one.payload.seat === seat && wrong(one))
    const name = facts(holder(seat, act.index))
    const [said] = [facts(CORRECTED[presence])]
    return [
      say(
        { key: `corrected ${act.index}`, kind: 'corrected', refs: [...taken.map(({ index }) => index), act.index] },
        {
          ar: `وصُحّح سجل الحضور: ${name.ar} ${said.ar}.`,
          en: `The record of attendance was corrected: ${name.en} ${said.en}.`,
        },
      ),
    ]
  })
}
