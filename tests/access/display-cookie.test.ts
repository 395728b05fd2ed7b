// A screen on the wall has no privileges: its cookie opens nothing that is closed to nobody, on any page, route or namespace; and
// nobody's session opens the screens' own namespace.
import { io as connect } from 'socket.io-client'
import { expect, test } from 'vitest'
import { pairedScreen } from '../support/displays.ts'
import { rows } from './rows.ts'
import { makeStage } from './stage.ts'

const { ctx, app, own, other, knock, cookieOf } = await makeStage()
// In the language and the light that it was given.
const cookie = `${(await pairedScreen(ctx, own.chair, own.meetingId)).cookie}; majlis_language=en; majlis_theme=light`

const closed = rows.filter(({ door }) => !door.startsWith('socket /display '))
test.each(closed.map((row) => [`${row.door}${row.act ? `: ${row.act}` : ''}`, row] as const))(
  '%s is as closed to a screen of the room as to nobody',
  async (_name, row) => {
    for (const scene of [own, other]) {
      const expected = (scene === own ? row.own : (row.other ?? row.own)).nobody
      const ask = await row.ask(scene, 'nobody', ((await row.prepare(scene)) ?? {}) as never)
      expect(await knock(ask, cookie)).toBe(expected)
    }
  },
)

test('the sockets of members and of their notes do not open to a screen', async () => {
  expect(await dial('/', cookie)).toBe('sign_in_required')
  expect(await dial('/notes', cookie)).toBe('sign_in_required')
})

test("the screens' own namespace opens to a screen, and to no session", async () => {
  expect(await dial('/display', cookie)).toBe('open')
  expect(await dial('/display', await cookieOf('chair'))).toBe('display_unknown')
  expect(await dial('/display', null)).toBe('display_unknown')
  expect(await dial('/display', cookie.replace(/=[^;]*/, '=forged'))).toBe('display_unknown')
})

async function dial(namespace: string, as: string | null): Promise<string> {
  const socket = connect(app.origin + namespace, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: app.origin, ...(as && { cookie: as }) },
  })
  const said = await new Promise<string>((resolve) =>
    socket.once('connect', () => resolve('open')).once('connect_error', (error) => resolve(error.message)),
  )
  socket.disconnect()
  return said
}
