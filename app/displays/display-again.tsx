import './display.css'
import './wall-vote.css'
import { useEffect } from 'react'
import { useT } from '../i18n/use-reader.ts'

const AGAIN_MS = 5_000

/** A wall that could not be read tries again by itself: there is nobody at it to press a button. */
export function DisplayAgain() {
  const t = useT('displays')
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="display">
      <main className="display-main wall-word">
        <h1>{t('away')}</h1>
      </main>
    </div>
  )
}
