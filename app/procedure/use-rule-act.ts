import { useRef, useState } from 'react'
import { send } from '../ballots/send.ts'
import { newRequestId } from '../ui/submit.ts'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { RuleAct } from '../wire/procedure.ts'

type Unsent<T> = T extends unknown ? Omit<T, 'requestId'> : never
type Refused = { code: string; params?: Record<string, string> }

/**
 * Sends acts on a body's rule book, and tells each refusal in words. A press repeated after a lost reply carries the first one's
 * request id, so that it is never a second act.
 */
export function useRuleAct(slug: string) {
  const words = useRefusalWords()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const unanswered = useRef<{ said: string; requestId: string } | null>(null)

  /** What was answered, or null where it was not done. */
  const act = async <T>(input: Unsent<RuleAct>): Promise<T | null> => {
    const said = JSON.stringify(input)
    if (unanswered.current?.said !== said) unanswered.current = { said, requestId: newRequestId() }
    setSending(true)
    const answer = await send<T>(`/b/${slug}/rules/act`, { ...input, requestId: unanswered.current.requestId })
    setSending(false)
    if (answer) unanswered.current = null
    setRefused(answer === null ? { code: 'not_connected' } : answer.ok ? null : answer)
    return answer?.ok ? answer.value : null
  }

  return {
    act,
    sending,
    refusal: refused && words(refused.code, refused.params),
    stale: refused?.code === 'rule_stale',
  }
}
