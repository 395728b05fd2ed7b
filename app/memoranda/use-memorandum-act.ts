import { useAct } from '../ui/use-act.ts'
import type { MemorandumAct } from '../wire/memoranda.ts'

type Unsent<Act> = Act extends MemorandumAct ? Omit<Act, 'requestId'> : never

/** One act on memoranda or their units; `onDone` is called with its answer. */
export function useMemorandumAct<T = unknown>(onDone: (value: T) => void) {
  const { send, ...rest } = useAct<T>('/memoranda/act', onDone)
  return { ...rest, send: (act: Unsent<MemorandumAct>) => send(act) }
}
