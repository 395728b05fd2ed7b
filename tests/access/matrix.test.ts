// Who gets what through every door there is. A door without a row fails here by its name.
import { describe, expect, test } from 'vitest'
import { callEvents } from '../../app/wire/call.ts'
import { clientEvents, displayEvents, minutesEvents, noteEvents } from '../../app/wire/socket.ts'
import { expressDoors, pageDoors, socketDoors } from './doors.ts'
import type { Row } from './row.ts'
import { actsOf, rows } from './rows.ts'
import type { Scene } from './scene.ts'
import { makeStage } from './stage.ts'
import { type Outcomes, WHO, type Who } from './who.ts'

const { ctx, app, own, other, knock, cookieOf, forget } = await makeStage()
const sockets = await socketDoors(ctx, (await cookieOf('member')) ?? '')
const doors = [...(await pageDoors()), ...expressDoors(app.app), ...sockets]

describe('the list of doors', () => {
  test('has a row for every page, route and socket event, and no row for one that is gone', () => {
    expect([...new Set(rows.map((row) => row.door))].sort()).toEqual([...doors].sort())
  })

  test.each(Object.entries(actsOf))('has a row for every act of %s', (door, acts) => {
    const covered = rows.filter((row) => row.door === door).map((row) => row.act)
    expect(covered).toEqual(expect.arrayContaining(acts))
  })

  test('names every event that has a shape, and none that has not', () => {
    const shaped = [
      ...Object.keys(clientEvents).map((event) => `socket / ${event}`),
      ...Object.keys(noteEvents).map((event) => `socket /notes ${event}`),
      ...Object.keys(minutesEvents).map((event) => `socket /minutes ${event}`),
      ...Object.keys(displayEvents).map((event) => `socket /display ${event}`),
      ...Object.keys(callEvents).map((event) => `socket /call ${event}`),
    ]
    expect(sockets.sort()).toEqual(shaped.sort())
  })
})

describe('the matrix', () => {
  test.each(rows.map((row) => [nameOf(row), row] as const))(
    '%s',
    async (_name, row) => {
      expect(await answersOf(row, own)).toEqual(row.own)
      if (row.other) expect({ 'another body': await answersOf(row, other) }).toEqual({ 'another body': row.other })
    },
    120_000,
  )
})

const nameOf = ({ door, act }: Row) => (act ? `${door}: ${act}` : door)

async function answersOf(row: Row, scene: Scene): Promise<Outcomes> {
  const answers: Partial<Outcomes> = {}
  let prepared: unknown = null
  for (const who of WHO) {
    prepared ??= (await row.prepare(scene)) ?? {}
    const answer = await knock(await row.ask(scene, who, prepared as never), await cookieOf(who))
    answers[who as Who] = answer
    if (row.endsSession) forget(who)
    if (!row.lasting && (answer === 'ok' || answer === 'away')) prepared = null
  }
  return answers as Outcomes
}
