import { useState } from 'react'
import { useAct } from '../live/use-act.ts'
import type { PairDisplay } from '../wire/displays.ts'

export type ScreenLook = Pick<PairDisplay, 'language' | 'theme'>

/** A screen is taken by its code, in the language and the light that suit the room. */
export function usePairing(meetingId: string, first: ScreenLook) {
  const [code, setCode] = useState('')
  const [look, setLook] = useState(first)
  const { act, sending, refusal, forget } = useAct(`/m/${meetingId}/displays`)
  return {
    code,
    setCode,
    look,
    setLook: (part: Partial<ScreenLook>) => setLook((before) => ({ ...before, ...part })),
    pair: (typed = code, chosen = look) => act({ act: 'display.pair', meetingId, code: typed, ...chosen }),
    release: (displayId: string) => act({ act: 'display.release', meetingId, displayId }),
    sending,
    refusal,
    forget,
  }
}
