import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useAct } from './use-act.ts'

export type OrderActs = ReturnType<typeof useOrder>

/** What an officer does to the running order. None of it asks first: each has its contrary. */
export function useOrder({ meeting, may, vote }: Sitting) {
  const meetingId = meeting.id
  const call = useAct(`/m/${meetingId}/act/call`)
  const defer = useAct(`/m/${meetingId}/act/defer`)
  const back = useAct(`/m/${meetingId}/act/uncall`)
  const all = [call, defer, back]
  const idle = !vote
  return {
    mayCall: may.call && idle,
    mayDefer: may.defer,
    call: (itemId: string) => void call.act({ meetingId, itemId }),
    defer: (itemId: string, deferred = true) => void defer.act({ meetingId, itemId, deferred }),
    takeBack: (itemId: string) => void back.act({ meetingId, itemId }),
    sending: all.some(({ sending }) => sending),
    refusal: all.map(({ refusal }) => refusal).find(Boolean) ?? null,
  }
}
