import { useCallback, useEffect, useState } from 'react'

const nameOf = (versionId: string) => `majlis.turned.${versionId}`

/** How this reader turned each page, in degrees: kept on the device, for it is a matter of how one holds it. */
export function useTurns(versionId: string) {
  const [turns, setTurns] = useState<Readonly<Record<string, number>>>({})
  useEffect(() => setTurns(read(versionId)), [versionId])
  const turn = (page: number) => {
    const next: Record<string, number> = { ...turns, [page]: ((turns[page] ?? 0) + 90) % 360 }
    if (next[page] === 0) delete next[page]
    setTurns(next)
    try {
      localStorage.setItem(nameOf(versionId), JSON.stringify(next))
    } catch {
      // A device that keeps nothing turns the page all the same.
    }
  }
  return { turn, turnedBy: useCallback((page: number) => turns[page] ?? 0, [turns]) }
}

/** What is kept may be anything: only quarter turns are believed. */
function read(versionId: string): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(versionId)) ?? '{}')
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, degrees]) => [90, 180, 270].includes(degrees)))
  } catch {
    return {}
  }
}
