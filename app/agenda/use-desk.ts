import { useEffect, useState } from 'react'
import { liveConnection } from '../live/live-connection.ts'
import { useActor } from '../ui/use-root.ts'
import type { Writing } from '../wire/socket.ts'

export type Colleague = Writing['people'][number]

/** Who else is at this agenda's desk, and in which item they write; tells them where this officer writes. */
export function useDesk(meetingId: string, writingIn: string | null): Colleague[] {
  const me = useActor()?.personId
  const [people, setPeople] = useState<Colleague[]>([])
  useEffect(() => {
    const { socket } = liveConnection()
    const hear = (writing: Writing) => {
      if (writing.meetingId === meetingId) setPeople(writing.people)
    }
    const lost = () => setPeople([])
    socket.on('writing', hear)
    socket.on('disconnect', lost)
    return () => {
      socket.off('writing', hear)
      socket.off('disconnect', lost)
    }
  }, [meetingId])
  useEffect(() => {
    const { socket, ask } = liveConnection()
    const say = () => void ask('write', { meetingId, itemId: writingIn })
    if (socket.connected) say()
    socket.on('connect', say)
    return () => {
      socket.off('connect', say)
    }
  }, [meetingId, writingIn])
  useEffect(() => () => void liveConnection().ask('write', { meetingId, itemId: null, here: false }), [meetingId])
  return people.filter(({ personId }) => personId !== me)
}
