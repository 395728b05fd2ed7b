import { useAct } from '../ui/use-act.ts'
import type { MinutesAct } from '../wire/minutes.ts'

type Without<T> = T extends unknown ? Omit<T, 'requestId' | 'meetingId'> : never

/** One act about a meeting's minutes. */
export function useMinutesAct(meetingId: string, onDone?: () => void) {
  const { send, ...rest } = useAct(`/m/${meetingId}/minutes`, onDone)
  return { ...rest, send: (act: Without<MinutesAct>) => send({ meetingId, ...act }) }
}
