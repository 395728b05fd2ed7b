import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '../../../server/policies/actor.ts'
import type { Member } from '../../support/body.ts'
import { cookieOf } from '../../support/http-member.ts'
import { type NotesMember, openNotes, openPaper, until } from '../../support/notes-members.ts'
import { type OnStage, onStage } from '../../support/on-stage.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { killWithThree } from '../kill-three.ts'
import { killPostgres } from '../on-stage.ts'

const MEMBERS = 10
const NOTES_EACH = 30
/** The last one begins again from the log alone: what was acknowledged around PostgreSQL's end must be in it. */
const ROUNDS = ['application', 'postgres', 'application', 'postgres', 'application'] as const

export const check: Check = {
  name: 'kill-notes',
  row: 'kill -9 of the application, and of PostgreSQL, during a burst of annotations by ten members: nothing acknowledged is missing.',
  bar: 'After the restart a newcomer is given every acknowledged note, every reader sends by itself what was not acknowledged, and all copies are alike; the same for three members of whom one has edits that never left, one has unanswered ones, and one both.',
  run: (say) =>
    onStage(say, async (on) => {
      const { versionId, readers } = await openPaper(on.ctx, MEMBERS + 1)
      const places = Array.from({ length: MEMBERS + 1 }, (_, place) => place)
      // Signed in beforehand, the newcomer too: while the database is away nobody could.
      const cookies = await Promise.all(places.map((place) => cookieOf(on.ctx, readers[place]?.actor as Actor)))
      const open = (place: number) =>
        openNotes(on.ctx, on.majlis.origin, readers[place] as Member, versionId, cookies[place] as string)
      const members = places.slice(0, MEMBERS).map(open)
      const verdicts: Verdict[] = []
      for (const [round, target] of ROUNDS.entries())
        verdicts.push(await killDuring(say, on, members, () => open(MEMBERS), round, target))
      for (const member of members) member.close()
      verdicts.push(await killThree(say, on))
      return allOf(verdicts)
    }),
}

/** On a paper of their own. */
async function killThree(say: Say, on: OnStage): Promise<Verdict> {
  const { versionId, readers } = await openPaper(on.ctx, 4)
  const cookies = await Promise.all(readers.map(({ actor }) => cookieOf(on.ctx, actor)))
  return killWithThree(say, on, (place) =>
    openNotes(on.ctx, on.majlis.origin, readers[place] as Member, versionId, cookies[place] as string),
  )
}

async function killDuring(
  say: Say,
  { majlis, stage }: OnStage,
  members: NotesMember[],
  newcomer: () => NotesMember,
  round: number,
  target: (typeof ROUNDS)[number],
): Promise<Verdict> {
  const began = await until(() => members.every(({ layer }) => layer.state() === 'saved'), 60_000)
  if (!began) return verdictIf(false, `not all of them could open the paper in round ${round + 1}`)
  const enough = randomInt(20, MEMBERS * NOTES_EACH - 80)
  const acknowledged = () => members.flatMap((member) => member.acknowledged())
  const before = acknowledged().length
  const killed = new Promise<void>((resolve) => {
    let fallen = false
    for (const member of members)
      member.onAcknowledged(() => {
        if (fallen || acknowledged().length - before < enough) return
        fallen = true
        if (target === 'application') void majlis.kill().then(resolve)
        else {
          killPostgres(stage)
          resolve()
        }
      })
  })
  const writing = members.map(async (member, place) => {
    for (let note = 0; note < NOTES_EACH; note++) {
      member.write(`note-${round}-${place}-${note}`)
      await sleep(randomInt(15, 60))
    }
  })
  await killed
  const told = acknowledged()
  const unsure = members.flatMap((member) => member.written()).length - told.length
  if (target === 'application') await majlis.restart()
  // Before anybody else is back, or among them: a newcomer has no copy to bring anything from.
  const fresh = newcomer()
  await until(() => fresh.layer.state() === 'saved', 60_000)
  await Promise.all(writing)
  const saved = await until(() => members.every(({ layer }) => layer.state() === 'saved'), 90_000)
  const all = members.flatMap((member) => member.written())
  const alike = await until(() => [...members, fresh].every((member) => member.notes().size === all.length), 30_000)
  const missing = told.filter((id) => !fresh.notes().has(id)).length
  fresh.close()
  say(
    `round ${round + 1}: ${target} killed; ${told.length - before} notes acknowledged in it, ${unsure} written and not; ${missing} of ${told.length} missing; ${all.length} in every copy: ${alike ? 'yes' : 'no'}`,
  )
  return allOf([
    verdictIf(missing === 0, `${missing} acknowledged notes are missing in round ${round + 1}`),
    verdictIf(saved, `some readers could not send what they kept in round ${round + 1}`),
    verdictIf(alike, `the copies differ in round ${round + 1}`),
  ])
}
