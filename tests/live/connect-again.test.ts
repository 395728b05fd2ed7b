import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectAgain } from '../../app/live/connect-again.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A socket that was refused is not active: Socket.IO has given it up. */
function socketThat({ active }: { active: boolean }) {
  const socket = Object.assign(new EventEmitter(), { active, connect: vi.fn() })
  const stop = connectAgain(socket as never)
  return { socket, stop, refuse: (message: string) => socket.emit('connect_error', new Error(message)) }
}

test('a connection that the server refused, its database being away, is tried again', async () => {
  const { socket, refuse } = socketThat({ active: false })
  for (const times of [1, 2, 3]) {
    refuse('failed')
    await vi.advanceTimersByTimeAsync(1_500)
    expect(socket.connect).toHaveBeenCalledTimes(times)
  }
})

test('a connection that Socket.IO itself tries again, or that nobody is signed in for, is left alone', async () => {
  const trying = socketThat({ active: true })
  trying.refuse('websocket error')
  const nobody = socketThat({ active: false })
  nobody.refuse('sign_in_required')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(trying.socket.connect).not.toHaveBeenCalled()
  expect(nobody.socket.connect).not.toHaveBeenCalled()
})

test('a paper that was closed meanwhile does not come back', async () => {
  const { socket, stop, refuse } = socketThat({ active: false })
  refuse('failed')
  stop()
  refuse('failed')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(socket.connect).not.toHaveBeenCalled()
})
