import { useRef, useState } from 'react'
import { send } from '../ballots/send.ts'
import { newRequestId } from '../ui/submit.ts'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { liveConnection } from './live-connection.ts'

type Refused = { code: string; params?: Record<string, string> }

/** One kind of act, sent at once, with its refusal in words. */
export function useAct(action: string) {
  const { act, ...rest } = useActs()
  return { ...rest, act: (input: Record<string, unknown>) => act(action, input) }
}

/**
 * Acts of several kinds, one at a time. A press repeated after a lost reply carries the first one's request id, so that it is never
 * a second act.
 */
export function useActs() {
  const words = useRefusalWords()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const unanswered = useRef<{ said: string; requestId: string } | null>(null)

  /** True once it is done. */
  const act = async (action: string, input: Record<string, unknown>): Promise<boolean> => {
    const said = action + JSON.stringify(input)
    if (unanswered.current?.said !== said) unanswered.current = { said, requestId: newRequestId() }
    setSending(true)
    const answer = await send(action, { ...input, requestId: unanswered.current.requestId })
    setSending(false)
    if (answer) unanswered.current = null
    setRefused(answer === null ? { code: 'not_connected' } : answer.ok ? null : answer)
    // Also after a refusal: what it was refused for is on the page only once it is read again.
    if (answer) liveConnection().reread()
    return answer?.ok === true
  }

  return { act, sending, refusal: refused && words(refused.code, refused.params), forget: () => setRefused(null) }
}
