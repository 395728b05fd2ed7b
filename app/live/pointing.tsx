import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

type Pointing = {
  meetingId: string
  versionId: string
  /** The page at which this reader holds the pointer, while they present it. */
  held: number | null
  hold: (page: number | null) => void
}

const PointingContext = createContext<Pointing | null>(null)

/** Between the pill, where a presenter takes the pointer up, and the pages, on which it is seen. */
export function PointingAt({
  meetingId,
  versionId,
  children,
}: {
  meetingId: string
  versionId: string
  children: ReactNode
}) {
  const [held, hold] = useState<number | null>(null)
  const value = useMemo(() => ({ meetingId, versionId, held, hold }), [meetingId, versionId, held])
  return <PointingContext.Provider value={value}>{children}</PointingContext.Provider>
}

export const usePointing = (): Pointing | null => useContext(PointingContext)
