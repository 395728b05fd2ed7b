// Three members with edits that the server has not seen, and with edits that it has not answered, when it is killed: what they
// end with is the same everywhere and holds everything that any of them was told is kept.
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { changeNote, noteFields, noteIds } from '../../app/wire/note-entries.ts'
import { type NotesMember, until } from '../support/notes-members.ts'
import type { OnStage } from '../support/on-stage.ts'
import { allOf, type Say, type Verdict, verdictIf } from './check.ts'

const ROUNDS = 4

export async function killWithThree(
  say: Say,
  { majlis }: OnStage,
  open: (place: number) => NotesMember,
): Promise<Verdict> {
  const three = [open(0), open(1), open(2)] as const
  const verdicts: Verdict[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const ready = await until(() => three.every(({ layer }) => layer.state() === 'saved'), 60_000)
    if (!ready) return verdictIf(false, `not all three could open the paper in round ${round + 1}`)
    const [unanswered, unsent, both] = three
    for (const [place, member] of three.entries()) member.write(`kept-${round}-${place}-first`)
    await until(() => three.every(({ layer }) => layer.unsent() === 0), 20_000)
    // Whatever hears no word of the server keeps writing: this one has nothing on its way when the server dies.
    unsent.hang()
    unsent.write(`kept-${round}-1-unsent`)
    reword(unsent, `kept-${round}-1-first`, `said otherwise in round ${round}`)
    unanswered.write(`kept-${round}-0-unanswered`)
    both.write(`kept-${round}-2-unanswered`)
    // The client waits 10 ms to send together, the server 25 ms to write together: now on the way, or written and not told.
    await sleep(randomInt(8, 45))
    await majlis.kill()
    const told = three.flatMap((member) => member.acknowledged())
    both.write(`kept-${round}-2-unsent`)
    strike(both, `kept-${round}-2-first`)
    const waiting = three.map(({ layer }) => layer.unsent())
    await majlis.restart()
    unsent.resume()
    const fresh = open(3)
    const saved = await until(() => [...three, fresh].every(({ layer }) => layer.state() === 'saved'), 90_000)
    const everything = three.flatMap((member) => member.written())
    const alike = await until(
      () => same([...three, fresh]) && noteIds(fresh.notes()).length === everything.length,
      30_000,
    )
    const missing = told.filter((id) => !fresh.notes().has(id)).length
    const edited =
      field(fresh, `kept-${round}-1-first`, 'text') === `said otherwise in round ${round}` &&
      field(fresh, `kept-${round}-2-first`, 'removed') === true
    fresh.close()
    say(
      `three members, round ${round + 1}: ${waiting.join(', ')} updates unsent or unanswered at the kill; ${missing} of ${told.length} acknowledged missing; all ${everything.length} alike in four copies: ${alike ? 'yes' : 'no'}; edits of kept notes too: ${edited ? 'yes' : 'no'}`,
    )
    verdicts.push(
      verdictIf(waiting.every((updates) => updates > 0) || waiting[1] !== 0, 'nothing was unsent at the kill'),
      verdictIf(missing === 0, `${missing} acknowledged notes of three members are missing`),
      verdictIf(saved && alike && edited, `the copies of three members differ in round ${round + 1}`),
    )
  }
  for (const member of three) member.close()
  return allOf(verdicts)
}

const reword = (member: NotesMember, id: string, text: string) => changeNote(member.notes(), id, { text })
const strike = (member: NotesMember, id: string) => changeNote(member.notes(), id, { removed: true })
const field = (member: NotesMember, id: string, name: string) => noteFields(member.notes(), id)?.[name]

const same = (members: NotesMember[]): boolean => {
  const [first, ...others] = members.map((member) =>
    JSON.stringify(Object.entries(member.notes().toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
  return others.every((json) => json === first)
}
