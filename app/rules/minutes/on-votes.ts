// A vote in the minutes: the question and the rule it was put under, the count, who was against or abstained where the form is open,
// the working and the result in the words that the engine itself gives, the decision, and what was said of the result after.
import { CASTING_VOTE, parseBallot } from '../ballot.ts'
import type { ActOf, VoteHistory } from '../bundle/history.ts'
import { castingChoice } from '../casting-vote.ts'
import { type Decision, isElected, wordsOf } from '../decide-vote.ts'
import type { DisputeGround } from '../dispute-window.ts'
import { arabicCount, englishCount, type Noun } from '../number-words.ts'
import { electionOf, readVoteTerms, type VoteTerms } from '../vote-terms.ts'
import type { Ground } from './ground.ts'
import { dateAt, fact, facts, inARow, number, type Sentence, say, timeAt, type Words } from './sentence.ts'

export function voteSentences(ground: Ground, id: string): Sentence[] {
  const vote = ground.history.votes.get(id) as VoteHistory
  const read = readVoteTerms(vote.opened.payload.terms)
  if (!read.ok) return []
  const terms = read.value
  const of = { item: terms.item }
  const sentences = [
    say({ key: `question ${id}`, kind: 'question', refs: [vote.opened.index], ...of }, questionWords(terms)),
  ]
  if (vote.closed) sentences.push(tallySentence(ground, vote, terms, vote.closed))
  if (vote.tied) sentences.push(resultSentence(vote.tied, terms, `tied ${id}`, []))
  if (vote.casting) sentences.push(castingSentence(ground, vote, vote.casting, of))
  if (vote.result) {
    const working = workingWords(vote.result, terms)
    if (working) sentences.push(say({ key: `working ${id}`, kind: 'working', refs: [], ...of }, working))
    sentences.push(resultSentence(vote.result, terms, `result ${id}`, []))
    if (decisionOf(vote.result).outcome === 'carried' && !electionOf(terms))
      sentences.push(
        say(
          { key: `decision ${id}`, kind: 'decision', refs: [], ...of },
          {
            ar: `${fact('تقرّر')}: «${fact(terms.question.ar)}»`,
            en: `${fact('Decided')}: “${fact(terms.question.en)}”`,
          },
        ),
      )
  }
  return [...sentences, ...afterwards(ground, vote, of)]
}

const decisionOf = ({ payload }: ActOf<'result.declared'>): Decision => payload.result as unknown as Decision

function questionWords(terms: VoteTerms): Words {
  const { rule, question } = terms
  const [name, text] = [facts(rule.names), facts(question)]
  if (electionOf(terms))
    return {
      ar: `وأُجري انتخاب: «${text.ar}»، والقاعدة: ${name.ar}.`,
      en: `An election was held: “${text.en}”, under the rule “${name.en}”.`,
    }
  return {
    ar: `وطُرح للتصويت، وفق قاعدة «${name.ar}»، مشروع القرار الآتي: «${text.ar}»`,
    en: `The following draft decision was put to the vote under the rule “${name.en}”: “${text.en}”`,
  }
}

const BALLOT: Noun = {
  zero: 'لا ورقة',
  one: 'ورقة واحدة',
  two: 'ورقتان',
  twoOblique: 'ورقتين',
  few: 'أوراق',
  many: 'ورقة',
  other: 'ورقة',
}

function tallySentence(ground: Ground, vote: VoteHistory, terms: VoteTerms, closed: ActOf<'vote.closed'>): Sentence {
  const declared = vote.tied ?? vote.result
  const decision = declared && decisionOf(declared)
  const called = ground.acts.filter((act) => act.type === 'seat.called' && act.payload.vote === vote.vote)
  const refs = [...vote.ballots, ...called, closed].map(({ index }) => index)
  const at = { key: `tally ${vote.vote}`, kind: 'tally' as const, refs, item: terms.item }
  if (!decision) return say(at, { ar: 'وأُغلق التصويت.', en: 'The vote was closed.' })
  if (isElected(decision)) {
    const { valid, blank } = decision.counts
    return say(at, {
      ar: `وعُدّت ${fact(arabicCount(valid, BALLOT, 'arab', true))} صحيحة، والأوراق البيضاء ${fact(number(blank).ar)}.`,
      en: `${fact(englishCount(valid, 'valid ballot'))} counted; blank: ${fact(number(blank).en)}.`,
    })
  }
  const { yes, no, abstain } = decision.counts as Record<'yes' | 'no' | 'abstain', string>
  const count = { yes: number(yes), no: number(no), abstain: number(abstain ?? '0') }
  const named = names(ground, vote, terms, closed.index)
  return say(at, {
    ar: `وأسفر التصويت عن: ${fact(`الموافقة ${count.yes.ar}`)}، ${fact(`عدم الموافقة ${count.no.ar}`)}، ${fact(`الامتناع ${count.abstain.ar}`)}.${named.ar}`,
    en: `The vote: ${fact(`${count.yes.en} for`)}, ${fact(`${count.no.en} against`)}, ${fact(`${count.abstain.en} abstaining`)}.${named.en}`,
  })
}

/** Whoever did not vote for, with the reason they gave: only where the form itself is that of a named vote. */
function names({ holder }: Ground, vote: VoteHistory, terms: VoteTerms, index: number): Words {
  if ('form' in terms.rule && terms.rule.form !== 'open' && terms.rule.form !== 'roll_call') return { ar: '', en: '' }
  const last = new Map(vote.ballots.map((cast) => [cast.payload.seat, cast]))
  const of = (choice: string): Words | null => {
    const those = [...last.values()].flatMap(({ payload }) => {
      const ballot = parseBallot(payload.ballot)
      if (!ballot.ok || ballot.value.choice !== choice) return []
      const [name, reason] = [facts(holder(payload.seat, index)), ballot.value.reason?.trim()]
      return [
        {
          ar: reason ? `${name.ar} (وسببه: «${reason}»)` : name.ar,
          en: reason ? `${name.en} (reason: “${reason}”)` : name.en,
        },
      ]
    })
    return those.length === 0 ? null : inARow(those)
  }
  const [against, abstained] = [of('no'), of('abstain')]
  return {
    ar: `${against ? ` ولم يوافق: ${against.ar}.` : ''}${abstained ? ` وامتنع: ${abstained.ar}.` : ''}`,
    en: `${against ? ` Against: ${against.en}.` : ''}${abstained ? ` Abstaining: ${abstained.en}.` : ''}`,
  }
}

const wordsFor = (declared: ActOf<'result.declared'>, terms: VoteTerms) =>
  wordsOf(decisionOf(declared), { rule: terms.rule, election: electionOf(terms) })

/** Between the rule, which the question has named, and the conclusion. */
function workingWords(declared: ActOf<'result.declared'>, terms: VoteTerms): Words | null {
  const steps = wordsFor(declared, terms).slice(0, -1)
  const shown = steps.filter((_, place) => decisionOf(declared).working[place]?.code !== 'rule')
  if (shown.length === 0) return null
  return {
    ar: `وطريقة الاحتساب: ${shown.map(({ ar }) => fact(ar)).join(' ')}`,
    en: `The working: ${shown.map(({ en }) => fact(en)).join(' ')}`,
  }
}

function resultSentence(declared: ActOf<'result.declared'>, terms: VoteTerms, key: string, refs: number[]): Sentence {
  const said = wordsFor(declared, terms).at(-1) ?? { ar: '', en: '' }
  return say(
    { key, kind: 'result', refs: [...refs, declared.index], item: terms.item },
    { ar: fact(said.ar), en: fact(said.en) },
  )
}

function castingSentence(
  { holder }: Ground,
  { vote }: VoteHistory,
  { index, payload }: ActOf<'casting_vote.given'>,
  of: { item: string },
): Sentence {
  const ballot = parseBallot(payload.ballot, [CASTING_VOTE])
  const side = ballot.ok ? castingChoice(ballot.value) : null
  const name = facts(holder(payload.seat, index))
  const words = side === 'yes' ? { ar: 'الموافقة', en: 'for' } : { ar: 'عدم الموافقة', en: 'against' }
  return say(
    { key: `casting ${vote}`, kind: 'tally', refs: [index], ...of },
    {
      ar: `وأدلى ${name.ar} بصوته المرجِّح لجانب ${fact(words.ar)}.`,
      en: `${name.en} gave the casting vote ${fact(words.en)}.`,
    },
  )
}

const GROUNDS: Record<DisputeGround, Words> = {
  not_mine: { ar: 'أن الصوت المسجّل ليس صوته', en: 'the recorded ballot is not theirs' },
  differs: { ar: 'أن الصوت المسجّل غير ما اختاره', en: 'the recorded ballot is not what they chose' },
  missing: { ar: 'أن صوته لم يُسجَّل', en: 'their ballot was not recorded' },
  otherwise: { ar: 'سبب آخر', en: 'another ground' },
}

function afterwards({ acts, holder, zone }: Ground, { vote }: VoteHistory, of: { item: string }): Sentence[] {
  return acts.flatMap((act): Sentence[] => {
    if (!('vote' in act.payload) || act.payload.vote !== vote) return []
    const at = { refs: [act.index], ...of }
    const name = 'seat' in act.payload ? facts(holder(act.payload.seat, act.index)) : { ar: '', en: '' }
    switch (act.type) {
      case 'meeting.requested': {
        const { reason } = act.payload
        return [
          say(
            { key: `request ${act.index}`, kind: 'request', ...at },
            {
              ar: `وطلب ${name.ar} أن يُنظر في الأمر في جلسة${reason && `، وسببه: «${reason}»`}.`,
              en: `${name.en} asked that the matter be taken in a sitting${reason && `; the reason given: “${reason}”`}.`,
            },
          ),
        ]
      }
      case 'result.disputed': {
        const ground = GROUNDS[act.payload.ground]
        return [
          say(
            { key: `dispute ${act.index}`, kind: 'dispute', ...at },
            {
              ar: `واعترض ${name.ar} على النتيجة بحجّة ${ground.ar}.`,
              en: `${name.en} disputed the result on the ground that ${ground.en}.`,
            },
          ),
        ]
      }
      case 'dispute.withdrawn':
        return [
          say(
            { key: `dispute ${act.index}`, kind: 'dispute', ...at },
            { ar: `و${fact('سحب')} ${name.ar} اعتراضه.`, en: `${name.en} ${fact('withdrew')} the dispute.` },
          ),
        ]
      case 'dispute.settled': {
        const upheld = act.payload.outcome === 'upheld'
        return [
          say(
            { key: `dispute ${act.index}`, kind: 'dispute', ...at },
            {
              ar: `و${fact(upheld ? 'قُبل' : 'رُفض')} اعتراض ${name.ar}${upheld ? '، فأُلغيت النتيجة' : ''}: «${fact(act.payload.words)}».`,
              en: `The dispute of ${name.en} was ${fact(upheld ? 'upheld, and the result annulled' : 'rejected')}: “${fact(act.payload.words)}”.`,
            },
          ),
        ]
      }
      case 'statement.made':
        return [
          say(
            { key: `statement ${act.index}`, kind: 'statement', ...at },
            {
              ar: `وأدلى ${name.ar} بالبيان الآتي: «${fact(act.payload.words)}»`,
              en: `${name.en} made the following statement: “${fact(act.payload.words)}”`,
            },
          ),
        ]
      case 'result.final': {
        const [date, time] = [dateAt(act.at, zone), timeAt(act.at, zone)]
        return [
          say(
            { key: `final ${act.index}`, kind: 'final', ...at },
            {
              ar: `وصارت النتيجة نهائية يوم ${fact(date.ar)} الساعة ${fact(time.ar)}.`,
              en: `The result became final on ${fact(date.en)} at ${fact(time.en)}.`,
            },
          ),
        ]
      }
      default:
        return []
    }
  })
}
