import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { Warned } from './follow-ledgers.ts'

const LedgerWarnings = lazy(() => import('./ledger-warnings.tsx'))

type LedgerWatchProps = { personId: string; bodies: readonly string[] }

/** Holds each ledger against what this browser remembers of it, when it opens and whenever it is looked at again. */
export function LedgerWatch({ personId, bodies }: LedgerWatchProps) {
  const [warned, setWarned] = useState<Warned[]>([])
  const all = bodies.join(' ')
  const look = useCallback(async () => {
    const { followLedgers } = await import('./follow-ledgers.ts')
    setWarned(await followLedgers(personId, all.split(' ').filter(Boolean)))
  }, [personId, all])
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') void look()
    }
    again()
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [look])
  if (warned.length === 0) return null
  return (
    <Suspense fallback={null}>
      <LedgerWarnings personId={personId} warned={warned} onDone={() => void look()} />
    </Suspense>
  )
}
