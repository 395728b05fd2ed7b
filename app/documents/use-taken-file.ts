import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../wire/answer.ts'
import { type Making, takeFile } from './take-file.ts'

export type Taking = { busy: boolean; stage: Making | null; answer: Answer<null> | null }
const IDLE: Taking = { busy: false, stage: null, answer: null }

/** One file at a time: what is being made, and what came of the last. Leaving stops waiting for it. */
export function useTakenFile() {
  const [taking, setTaking] = useState<Taking>(IDLE)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  return {
    taking,
    async take(path: string, input: unknown): Promise<void> {
      const controller = new AbortController()
      stop.current = controller
      setTaking({ ...IDLE, busy: true })
      const onStage = (stage: Making) => setTaking((now) => ({ ...now, stage }))
      const answer = await takeFile(path, input, onStage, controller.signal)
      if (!controller.signal.aborted) setTaking({ busy: false, stage: null, answer })
    },
    reset(): void {
      stop.current?.abort()
      setTaking(IDLE)
    },
  }
}
