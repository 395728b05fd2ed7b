// How the closed polls of another program came out, as sentences: a note for whoever reads the item, and no vote of this house.
import { type Collections, type Model, models, refs, text } from './openslides-models.ts'

const CLOSED = ['finished', 'published']
/** More than anybody reads of one item. */
const MOST_POLLS = 20
const MOST_OPTIONS = 200

/** Of what a motion, an election or a topic was voted on; `nameOf` names a participant by id. */
export function pollWords(
  all: Collections,
  content: Model,
  nameOf: (memberId: string) => string,
): { ar: string; en: string }[] {
  const polls = models(all, 'poll')
  return refs(content, 'poll_ids')
    .slice(0, MOST_POLLS)
    .flatMap((id) => {
      const poll = polls.get(id)
      if (!poll || !CLOSED.includes(text(poll, 'state'))) return []
      const lines = optionsOf(all, poll, nameOf)
      if (lines.length === 0) return []
      const title = text(poll, 'title').slice(0, 200)
      const cast = count(text(poll, 'votescast'))
      return [
        {
          ar: `للعلم فقط، تصويت جرى في OpenSlides${title && ` (${title})`}: ${lines.map(({ ar }) => ar).join('؛ ')}${cast && `؛ الأصوات المدلى بها ${cast}`}.`,
          en: `For information only, a vote held in OpenSlides${title && ` (${title})`}: ${lines.map(({ en }) => en).join('; ')}${cast && `; votes cast ${cast}`}.`,
        },
      ]
    })
}

function optionsOf(all: Collections, poll: Model, nameOf: (memberId: string) => string) {
  const options = models(all, 'option')
  return refs(poll, 'option_ids')
    .slice(0, MOST_OPTIONS)
    .flatMap((id) => {
      const option = options.get(id)
      if (!option) return []
      const [yes, no, abstain] = ['yes', 'no', 'abstain'].map((name) => count(text(option, name)))
      const who = candidateOf(all, option, nameOf) || text(option, 'text').slice(0, 200)
      const ar = [yes && `موافق ${yes}`, no && `غير موافق ${no}`, abstain && `ممتنع ${abstain}`]
        .filter(Boolean)
        .join('، ')
      const en = [yes && `for ${yes}`, no && `against ${no}`, abstain && `abstain ${abstain}`]
        .filter(Boolean)
        .join(', ')
      return ar === '' ? [] : [{ ar: who ? `${who}: ${ar}` : ar, en: who ? `${who}: ${en}` : en }]
    })
}

/** An option names a user; who that is in the meeting is looked up. */
function candidateOf(all: Collections, option: Model, nameOf: (memberId: string) => string): string {
  const [collection, id] = text(option, 'content_object_id').split('/')
  if (collection === 'meeting_user') return nameOf(id ?? '')
  if (collection !== 'user') return ''
  const members = all.once(
    'members by user',
    () => new Map([...models(all, 'meeting_user')].map(([memberId, member]) => [refs(member, 'user_id')[0], memberId])),
  )
  return nameOf(members.get(id) ?? '')
}

/** "7.000000" as 7; empty for none, and for "-2.000000", by which OpenSlides says that it was not entered. */
const count = (said: string): string => {
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(said) ?? []
  const rest = part.replace(/0+$/, '')
  return whole === '' || (Number(whole) === 0 && rest === '')
    ? ''
    : rest
      ? `${Number(whole)}.${rest}`
      : String(Number(whole))
}
