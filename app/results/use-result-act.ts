import { useAct } from '../ui/use-act.ts'
import type { ResultAct } from '../wire/results.ts'

type Without<T> = T extends unknown ? Omit<T, 'requestId' | 'voteId' | 'seatId'> : never

/** One act about a vote's result. */
export function useResultAct(voteId: string, onDone: () => void) {
  const { send, ...rest } = useAct(`/v/${voteId}/result`, onDone)
  return { ...rest, send: (seatId: string, act: Without<ResultAct>) => send({ voteId, seatId, ...act }) }
}
