import { useAct } from '../ui/use-act.ts'
import type { DecisionAct } from '../wire/decisions.ts'

type Unsent<Act> = Act extends DecisionAct ? Omit<Act, 'requestId'> : never

/** One act of the register; `onDone` is called with its answer. */
export function useDecisionAct<T = unknown>(slug: string, onDone: (value: T) => void) {
  const { send, ...rest } = useAct<T>(`/b/${slug}/decisions/act`, onDone)
  return { ...rest, send: (act: Unsent<DecisionAct>) => send(act) }
}
