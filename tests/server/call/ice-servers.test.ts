import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { callLink } from '../../../app/wire/call.ts'
import { iceServersFor } from '../../../server/call/ice-servers.ts'
import { readSettings } from '../../../server/platform/env.ts'

const turn = {
  MAJLIS_TURN_URLS: 'turn:turn.example.org:3478, turns:turn.example.org:5349',
  MAJLIS_TURN_SECRET: 's'.repeat(20),
}
const machine = { isRoot: false, cwd: '/tmp' }

test('TURN credentials name the person, end in time, and are what coturn computes from the same secret', () => {
  const settings = readSettings(turn, machine)
  if (!settings.ok) throw new Error(settings.code)
  const now = new Date('2026-11-30T12:00:00Z')
  const [server] = iceServersFor(settings.value.call, 'person-1', now)
  expect(server?.urls).toEqual(['turn:turn.example.org:3478', 'turns:turn.example.org:5349'])
  expect(server?.username).toBe(`${now.getTime() / 1000 + 43_200}:person-1`)
  const hmac = createHmac('sha1', 's'.repeat(20))
    .update(server?.username ?? '')
    .digest('base64')
  expect(server?.credential).toBe(hmac)
})

test('without a setting there is none, and half a setting is refused', () => {
  expect(iceServersFor({}, 'person-1', new Date())).toEqual([])
  for (const half of [
    { ...turn, MAJLIS_TURN_SECRET: '' },
    { ...turn, MAJLIS_TURN_URLS: '' },
  ])
    expect(readSettings(half, machine)).toMatchObject({ ok: false, code: 'bad_settings' })
  expect(readSettings({ MAJLIS_JANUS_URL: 'http://localhost:8088' }, machine)).toMatchObject({ ok: false })
  expect(readSettings({ ...turn, MAJLIS_TURN_URLS: 'https://turn.example.org' }, machine)).toMatchObject({ ok: false })
})

test.each([
  ['https://teams.microsoft.com/l/meetup-join/1', true],
  ['https://majlis.zoom.us/j/123?pwd=x', true],
  ['https://example.webex.com/meet/cabinet', true],
  [' https://zoom.us/j/1 ', true],
  ['http://zoom.us/j/1', false],
  ['https://zoom.us.example.org/j/1', false],
  ['https://notzoom.us/j/1', false],
  ['https://user:secret@zoom.us/j/1', false],
  ['https://zoom.us:8443/j/1', false],
  ['javascript:alert(1)//zoom.us', false],
  ['zoom.us/j/1', false],
])('%s as the body’s own link: %s', (url, allowed) => {
  expect(callLink(url) !== null).toBe(allowed)
})
