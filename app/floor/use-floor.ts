import { useActs } from '../live/use-act.ts'

export type FloorAct =
  | 'ask'
  | 'withdraw'
  | 'drop'
  | 'reorder'
  | 'give'
  | 'undo'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'end'
  | 'settings'

/** What is done on the floor of one sitting. */
export function useFloor(meetingId: string) {
  const { act, ...rest } = useActs()
  return {
    ...rest,
    act: (name: FloorAct, input: Record<string, unknown>) =>
      act(`/m/${meetingId}/floor/${name}`, { meetingId, ...input }),
  }
}

export type FloorActs = ReturnType<typeof useFloor>
