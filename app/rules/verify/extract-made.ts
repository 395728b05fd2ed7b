// Whether an extract tells how its decision was made as the ledger beside it has it: the vote, its counts and who is named, or that there
// was none. Its number and words are held against the register already. Source: app/rules/extract.ts.
import { type Act, type ActOf, readHistory } from '../bundle/history.ts'
import { canonicalize, type Json } from '../canonical.ts'
import { type ExtractText, madeBy } from '../extract.ts'
import { minutesOf } from '../minutes/minutes.ts'
import { factsOf } from './minutes-differences.ts'

/** Null where the ledger is not shown so far. */
export function isMadeAsTold(text: ExtractText, issued: ActOf<'extract.issued'>, acts: readonly Act[]): boolean | null {
  const history = readHistory(acts.filter(({ index }) => index < issued.index))
  const registered = history.acts.find(
    (act): act is ActOf<'decision.registered'> =>
      act.type === 'decision.registered' && act.payload.decision === issued.payload.decision,
  )
  if (!registered) return null
  const { basis, act: made, meeting, item } = registered.payload
  const voted = [...history.votes.values()].find(({ result }) => result && String(result.index) === made)
  const facts = factsOf(history, meeting)
  if ((basis === 'vote' && !voted) || !facts.items.some((one) => one.item === item)) return null
  const said = minutesOf(history, facts).filter((sentence) => sentence.item === item)
  const told = madeBy(said, basis, voted?.vote ?? null)
  return canonicalize(told as unknown as Json) === canonicalize(text.paragraphs as unknown as Json)
}
