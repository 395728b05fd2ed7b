import { useEffect, useState } from 'react'
import type { Presented, Watched } from '../wire/socket.ts'
import { liveConnection } from './live-connection.ts'

/**
 * What page is being presented in a sitting, and whether this reader may present the version they have open. Asked again at
 * every connection, so that a tablet that was away follows the page of now.
 */
export function usePresented(meetingId: string, versionId?: string): Watched {
  const [watched, setWatched] = useState<Watched>({ presented: null, mayPresent: false })
  useEffect(() => {
    const { socket, ask } = liveConnection()
    let here = true
    const watch = async () => {
      const answer = await ask<Watched>('watch', { meetingId, ...(versionId && { versionId }) })
      if (here && answer.ok) setWatched(answer.value)
    }
    const hear = (presented: Presented | null) => {
      if (!presented || presented.meetingId === meetingId) setWatched((before) => ({ ...before, presented }))
    }
    socket.on('presented', hear)
    socket.on('connect', watch)
    if (socket.connected) void watch()
    return () => {
      here = false
      socket.off('presented', hear)
      socket.off('connect', watch)
    }
  }, [meetingId, versionId])
  return watched
}
