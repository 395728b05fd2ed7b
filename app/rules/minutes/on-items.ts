// What became of an item: taken up, put off, spoken to, and by whom not. Its votes are another file's.
import { type ActOf, publishedAt } from '../bundle/history.ts'
import { arabicCount, type Noun } from '../number-words.ts'
import type { Ground } from './ground.ts'
import { closedWords } from './on-closed.ts'
import { fact, facts, inARow, reference, type Sentence, say, timeAt, type Words } from './sentence.ts'
import { silentAmong } from './silent.ts'

type Item = Ground['items'][number]

export function itemSentences(ground: Ground, item: Item, vote: (vote: string) => Sentence[]): Sentence[] {
  const silent = silentAmong(ground.acts)
  const acts = ground.acts.filter(
    (act) => 'item' in act.payload && act.payload.item === item.item && !silent.has(act.index),
  )
  const of = { item: item.item }
  const sentences: Sentence[] = []
  let taken = false
  let spoken = false
  for (const act of acts) {
    if (act.type === 'interest.declared' || act.type === 'interest.withdrawn')
      sentences.push(
        say({ key: `interest ${act.index}`, kind: 'interest', refs: [act.index], ...of }, interestWords(ground, act)),
      )
    if (act.type === 'item.called') {
      sentences.push(
        say(
          { key: `item ${act.index}`, kind: 'item', refs: [act.index], ...of },
          taken ? againWords(ground, act) : itemWords(item),
        ),
      )
      taken = true
    }
    if (act.type === 'floor.given' && !spoken) {
      spoken = true
      const speeches = acts.filter((one) => one.type === 'floor.given' || one.type === 'floor.ended')
      sentences.push(
        say(
          { key: `speakers ${item.item}`, kind: 'speakers', refs: speeches.map(({ index }) => index), ...of },
          speakerWords(
            ground,
            acts.filter((one): one is ActOf<'floor.given'> => one.type === 'floor.given'),
          ),
        ),
      )
    }
    if (act.type === 'item.deferred')
      sentences.push(
        say(
          { key: `deferred ${act.index}`, kind: 'deferred', refs: [act.index], ...of },
          { ar: `${fact('وأُرجئ')} النظر في هذا البند.`, en: `Consideration of this item ${fact('was deferred')}.` },
        ),
      )
    if (act.type === 'item.contested') {
      const name = facts(ground.holder(act.payload.seat, act.index))
      sentences.push(
        say(
          { key: `contested ${act.index}`, kind: 'restored', refs: [act.index], ...of },
          {
            ar: `وطلب ${name.ar} مناقشة هذا البند على حدة.`,
            en: `${name.en} asked that this item be discussed by itself.`,
          },
        ),
      )
    }
    if (act.type === 'consent.reopened') {
      const name = facts(ground.holder(act.payload.seat, act.index))
      sentences.push(
        say(
          { key: `reopened ${act.index}`, kind: 'reopened', refs: [act.index], ...of },
          {
            ar: `و${fact('أُعيد فتح')} هذا البند للنقاش بعد اعتماده دون تصويت، بطلب ${name.ar}.`,
            en: `At the request of ${name.en} this item ${fact('was reopened')} for discussion after its adoption without a vote.`,
          },
        ),
      )
    }
    if (act.type === 'seat.admitted' || act.type === 'seat.sent_out' || act.type === 'item.disclosed')
      sentences.push(
        say({ key: `closed ${act.index}`, kind: 'restored', refs: [act.index], ...of }, closedWords(ground, act)),
      )
    if (act.type === 'item.restored')
      sentences.push(
        say(
          { key: `restored ${act.index}`, kind: 'restored', refs: [act.index], ...of },
          {
            ar: `ثم ${fact('أُعيد')} هذا البند إلى جدول الأعمال.`,
            en: `This item was then ${fact('restored')} to the agenda.`,
          },
        ),
      )
  }
  for (const act of ground.acts) {
    if (act.type !== 'consent.adopted' || !act.payload.items.some((one) => one.item === item.item)) continue
    const text = publishedAt(ground.history, item.item, act.index)?.decision
    const back = acts.find((one) => one.type === 'consent.reopened' && one.index > act.index)
    if (text && !back)
      sentences.push(
        say(
          { key: `decision ${act.index} ${item.item}`, kind: 'decision', refs: [], ...of },
          { ar: `${fact('تقرّر')}: «${fact(text.ar)}»`, en: `${fact('Decided')}: “${fact(text.en)}”` },
        ),
      )
  }
  for (const id of ground.votes)
    if (ground.history.votes.get(id)?.opened.payload.terms.item === item.item) sentences.push(...vote(id))
  return sentences
}

const VERBS: Record<string, Words> = {
  information: { ar: 'عُرض للعلم', en: 'The meeting was informed of' },
  discussion: { ar: 'نوقش', en: 'The meeting discussed' },
  election: { ar: 'نُظر في', en: 'The meeting took up' },
}

function itemWords({ number, title, type }: Item): Words {
  const verb = VERBS[type] ?? { ar: 'نُظر في', en: 'The meeting considered' }
  const [place, named] = [reference(number), facts(title)]
  return {
    ar: `${verb.ar} البند ${fact(place.ar)}: «${named.ar}».`,
    en: `${verb.en} item ${fact(place.en)}, “${named.en}”.`,
  }
}

function againWords({ zone }: Ground, { at }: ActOf<'item.called'>): Words {
  const time = timeAt(at, zone)
  return {
    ar: `وعاد الاجتماع إلى هذا البند الساعة ${fact(time.ar)}.`,
    en: `The meeting returned to this item at ${fact(time.en)}.`,
  }
}

function interestWords(
  { holder }: Ground,
  { type, index, payload }: ActOf<'interest.declared' | 'interest.withdrawn'>,
): Words {
  const name = facts(holder(payload.seat, index))
  const reason = payload.reason.trim()
  if (type === 'interest.withdrawn')
    return {
      ar: `وسُحب تنحّي ${name.ar} عن هذا البند${reason && `، وسببه: «${reason}»`}.`,
      en: `The recusal of ${name.en} from this item was withdrawn${reason && `; the reason given: “${reason}”`}.`,
    }
  return {
    ar: `وأعلن ${name.ar} مصلحة في هذا البند${reason && ` («${reason}»)`}، و${fact('تنحّى')} عن مناقشته والتصويت عليه.`,
    en: `${name.en} declared an interest in this item${reason && ` (“${reason}”)`} and ${fact('was recused')} from its discussion and vote.`,
  }
}

const TIMES: Noun = {
  zero: '',
  one: '',
  two: 'مرتين',
  twoOblique: 'مرتين',
  few: 'مرات',
  many: 'مرة',
  other: 'مرة',
}

/** Each once, in the order in which they first spoke; what is taken up again is no other speech. */
function speakerWords({ holder }: Ground, given: ActOf<'floor.given'>[]): Words {
  const of = (kind: string): Words | null => {
    const turns = new Map<string, { count: number; index: number }>()
    for (const { index, payload } of given) {
      if (payload.kind !== kind || payload.continues !== undefined) continue
      const known = turns.get(payload.seat)
      turns.set(payload.seat, { count: (known?.count ?? 0) + 1, index: known?.index ?? index })
    }
    if (turns.size === 0) return null
    return inARow(
      [...turns].map(([seat, { count, index }]) => {
        const name = facts(holder(seat, index))
        if (count === 1) return name
        const often = count === 2 ? 'twice' : `${count} times`
        return { ar: `${name.ar} (${arabicCount(String(count), TIMES, 'arab', true)})`, en: `${name.en} (${often})` }
      }),
    )
  }
  const [spoke, points, replies] = [of('speak'), of('point_of_order'), of('right_of_reply')]
  const parts: Words[] = []
  if (spoke) parts.push({ ar: `وتحدّث في هذا البند: ${spoke.ar}.`, en: `Speakers on this item: ${spoke.en}.` })
  if (points)
    parts.push({ ar: `وأُثيرت نقطة نظام من: ${points.ar}.`, en: `Points of order were raised by ${points.en}.` })
  if (replies)
    parts.push({ ar: `ومارس حق الرد: ${replies.ar}.`, en: `The right of reply was exercised by ${replies.en}.` })
  return { ar: parts.map(({ ar }) => ar).join(' '), en: parts.map(({ en }) => en).join(' ') }
}
