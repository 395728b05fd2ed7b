// The minutes of a meeting, worked out from the entries of its ledger: every official act is said by exactly one sentence or is on the
// closed list of silent ones. The same entries give the same sentences, whoever works them out. Source: the spec's "After".
import type { Act, ActOf, History } from '../bundle/history.ts'
import { toHex } from '../bytes.ts'
import { canonicalize } from '../canonical.ts'
import { sha256Text } from '../sha256.ts'
import { type Ground, groundOf, type MinutesFacts } from './ground.ts'
import { attendanceSentences } from './on-attendance.ts'
import { closedItems, closedParts } from './on-closed.ts'
import { itemSentences } from './on-items.ts'
import { voteSentences } from './on-votes.ts'
import { datesAt, fact, facts, number, type Sentence, say, timeAt } from './sentence.ts'

/** `history` holds at least the body's seats and mandates, and all of the meeting that the minutes may say. */
export function minutesOf(history: History, given: MinutesFacts): Sentence[] {
  const ground = groundOf(history, given)
  const closed = closedItems(ground)
  const said = (item: Ground['items'][number]) => itemSentences(ground, item, (vote) => voteSentences(ground, vote))
  const open = ground.items.filter(({ item }) => !closed.has(item)).flatMap(said)
  // Closed items stand last, as an annex for those who may read it.
  const annex = ground.items.filter(({ item }) => closed.has(item)).flatMap(said)
  return [...opening(ground), ...open, ...closing(ground), ...annex]
}

/** What the ledger says in a sentence, as a name for it: a paragraph keeps it, and so is found out when the ledger says another thing. */
export const digestOf = ({ key, ar, en }: Pick<Sentence, 'key' | 'ar' | 'en'>): string =>
  toHex(sha256Text(canonicalize({ ar, en, key })))

function opening(ground: Ground): Sentence[] {
  const { acts, kind } = ground
  const circulated = acts.find((act): act is ActOf<'circulation.opened'> => act.type === 'circulation.opened')
  if (kind === 'circulation' || circulated) return circulated ? [circulationWords(ground, circulated)] : []
  const opened = acts.filter((act): act is ActOf<'sitting.opened'> => act.type === 'sitting.opened')
  const failures = acts.filter((act): act is ActOf<'quorum.failed'> => act.type === 'quorum.failed')
  const failed = failures.map((failure) => {
    const from = opened.findLast(({ index }) => index < failure.index)
    return failedWords(ground, failure, from)
  })
  const held = opened.find(({ index }) => index > (failures.at(-1)?.index ?? -1))
  if (!held) return failed
  const to = acts.find((act) => act.type === 'sitting.adjourned')?.index ?? Number.MAX_SAFE_INTEGER
  const attendance = attendanceSentences(ground, held.index, to)
  const hall = attendance.filter(({ kind }) => !MOVING.includes(kind))
  // What happened meanwhile, in the order in which it happened.
  const meanwhile = [
    ...consents(ground),
    ...attendance.filter(({ kind }) => MOVING.includes(kind)),
    ...suspensions(ground),
    ...closedParts(ground),
  ]
  return [...failed, openingWords(ground, held, to), ...hall, ...meanwhile.sort((a, b) => lastOf(a) - lastOf(b))]
}

const MOVING: readonly Sentence['kind'][] = ['came', 'left', 'corrected']
const lastOf = ({ refs }: Sentence): number => refs.at(-1) as number

function openingWords(ground: Ground, held: ActOf<'sitting.opened'>, to: number): Sentence {
  const { body, called, place, zone, history, holder } = ground
  const there = new Set(
    ground.acts.flatMap((act) =>
      act.type === 'attendance.checked_in' && act.index > held.index && act.index < to ? [act.payload.seat] : [],
    ),
  )
  const chair = [...history.seats.values()].find(({ payload }) => payload.role === 'chair' && there.has(payload.seat))
  const { actor } = held.payload
  const seat = chair?.payload.seat ?? ('person' in actor ? actor.seat : null)
  const by = seat ? facts(holder(seat, held.index)) : null
  const [dates, time, name, title] = [datesAt(held.at, zone), timeAt(held.at, zone), facts(body), facts(called)]
  const where = { ar: place.ar ? ` في ${fact(place.ar)}` : '', en: place.en ? ` at ${fact(place.en)}` : '' }
  const how = MANNERS[ground.kind]
  const feminine = /^\S*ة(\s|$)/.test(body.ar)
  return say(
    { key: 'opening', kind: 'opening', refs: [held.index] },
    {
      ar: `${feminine ? 'عقدت' : 'عقد'} ${name.ar} ${fact(feminine ? how.her : how.ar)} رقم ${fact(number(ground.number).ar)} «${title.ar}»${where.ar} يوم ${fact(dates.ar)}، وافتُتح الساعة ${fact(time.ar)}${by ? ` برئاسة ${by.ar}` : ''}.`,
      en: `${name.en} held ${fact(how.en)} No. ${fact(number(ground.number).en)}, “${title.en}”,${where.en} on ${fact(dates.en)}; it was opened at ${fact(time.en)}${by ? ` with ${by.en} presiding` : ''}.`,
    },
  )
}

const MANNERS = {
  in_person: { ar: 'اجتماعه', her: 'اجتماعها', en: 'its meeting' },
  hybrid: { ar: 'اجتماعه حضوريًا وعن بُعد', her: 'اجتماعها حضوريًا وعن بُعد', en: 'its hybrid meeting' },
  virtual: { ar: 'اجتماعه عن بُعد', her: 'اجتماعها عن بُعد', en: 'its remote meeting' },
  circulation: { ar: 'اجتماعه بالتمرير', her: 'اجتماعها بالتمرير', en: 'its procedure by circulation' },
} as const

function failedWords(
  { acts, zone }: Ground,
  failure: ActOf<'quorum.failed'>,
  opened: ActOf<'sitting.opened'> | undefined,
): Sentence {
  const from = opened?.index ?? 0
  // Whoever came, left or was entered by mistake that time: of a room that was emptied.
  const room = acts.filter(
    ({ type, index }) =>
      index >= from && index <= failure.index && (type.startsWith('attendance.') || SITTING.includes(type)),
  )
  const { quorum } = failure.payload
  const [dates, time] = [datesAt(failure.at, zone), timeAt(failure.at, zone)]
  const [present, required] = [number(quorum.present), number(quorum.required)]
  return say(
    { key: `failed ${failure.index}`, kind: 'failed', refs: room.map(({ index }) => index) },
    {
      ar: `ودُعي إلى الاجتماع يوم ${fact(dates.ar)}، و${fact('لم يكتمل النصاب')} حتى الساعة ${fact(time.ar)}: الحاضرون ${fact(present.ar)} والنصاب ${fact(required.ar)}، فأُجّل الاجتماع.`,
      en: `The meeting had been convened on ${fact(dates.en)}, and ${fact('the quorum was not met')} by ${fact(time.en)}: present ${fact(present.en)}, quorum ${fact(required.en)}; the meeting was put off.`,
    },
  )
}

const SITTING: readonly Act['type'][] = [
  'sitting.opened',
  'sitting.suspended',
  'sitting.resumed',
  'sitting.closed',
  'sitting.reopened',
  'quorum.failed',
]

/** Which items they were is each item's to say: not everybody may know of each. */
const consents = ({ acts }: Ground): Sentence[] =>
  acts.flatMap((act) =>
    act.type === 'consent.adopted'
      ? [
          say(
            { key: `consent ${act.index}`, kind: 'suspended', refs: [act.index] },
            {
              ar: `و${fact('اعتُمدت')} البنود التي لم يُعترض عليها مجتمعةً دون تصويت.`,
              en: `The consent items ${fact('were adopted')} together, without a vote.`,
            },
          ),
        ]
      : [],
  )

/** Of the attempt that was held; what happened in one that failed is said with it. */
function suspensions({ acts, zone }: Ground): Sentence[] {
  const last = acts.findLast(({ type }) => type === 'quorum.failed')?.index ?? -1
  return acts.flatMap((act, place) => {
    if (act.type !== 'sitting.suspended' || act.index < last) return []
    const next = acts
      .slice(place + 1)
      .find(({ type }) => type === 'sitting.resumed' || type === 'sitting.suspended' || type === 'sitting.adjourned')
    const resumed = next?.type === 'sitting.resumed' ? next : null
    const [from, to] = [timeAt(act.at, zone), resumed && timeAt(resumed.at, zone)]
    return [
      say(
        { key: `suspended ${act.index}`, kind: 'suspended', refs: resumed ? [act.index, resumed.index] : [act.index] },
        {
          ar: `ورُفعت الجلسة الساعة ${fact(from.ar)}${to ? `، ثم استؤنفت الساعة ${fact(to.ar)}` : ''}.`,
          en: `The sitting was suspended at ${fact(from.en)}${to ? ` and resumed at ${fact(to.en)}` : ''}.`,
        },
      ),
    ]
  })
}

function circulationWords(ground: Ground, opened: ActOf<'circulation.opened'>): Sentence {
  const { body, called, zone } = ground
  const [from, until, name, title] = [
    datesAt(opened.at, zone),
    datesAt(opened.payload.deadline, zone),
    facts(body),
    facts(called),
  ]
  const time = timeAt(opened.payload.deadline, zone)
  return say(
    { key: 'opening', kind: 'opening', refs: [opened.index] },
    {
      ar: `عُرض على أعضاء ${name.ar} بالتمرير يوم ${fact(from.ar)} «${title.ar}»، والموعد الأخير للرد ${fact(until.ar)} الساعة ${fact(time.ar)}.`,
      en: `“${title.en}” was circulated to the members of ${name.en} on ${fact(from.en)}; replies were due by ${fact(until.en)} at ${fact(time.en)}.`,
    },
  )
}

function closing({ acts, zone }: Ground): Sentence[] {
  return acts.flatMap((act) => {
    if (act.type !== 'sitting.adjourned' && act.type !== 'circulation.closed') return []
    const time = timeAt(act.at, zone)
    const dates = datesAt(act.at, zone)
    return [
      say(
        { key: 'closing', kind: 'closing', refs: [act.index] },
        act.type === 'sitting.adjourned'
          ? { ar: `واختُتم الاجتماع الساعة ${fact(time.ar)}.`, en: `The meeting was adjourned at ${fact(time.en)}.` }
          : {
              ar: `وانتهى التمرير يوم ${fact(dates.ar)} الساعة ${fact(time.ar)}.`,
              en: `The procedure by circulation ended on ${fact(dates.en)} at ${fact(time.en)}.`,
            },
      ),
    ]
  })
}
