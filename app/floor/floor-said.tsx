import { useEffect, useRef, useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'

/** Says politely to a screen reader who has the floor, whenever it passes to another; never the seconds. */
export function FloorSaid({ sitting, mine }: { sitting: Sitting; mine: readonly string[] }) {
  const t = useT('floor')
  const reader = useReader()
  const { speaker, interrupted } = sitting.floor
  const words = !speaker
    ? t('said.free')
    : mine.includes(speaker.seatId)
      ? t('yours')
      : t(`said.${speaker.kind}`, { name: reader.pick(speaker.name) })
  const [said, setSaid] = useState('')
  const first = useRef(true)
  const key = `${speaker?.speechId ?? ''} ${interrupted.length}`
  const latest = useRef(words)
  latest.current = words
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again when the floor passes on, not when the words are drawn again
  useEffect(() => {
    // What stands there when the page opens is read with the page.
    if (!first.current) setSaid(latest.current)
    first.current = false
  }, [key])
  return (
    <p className="floor-said" role="status">
      {said}
    </p>
  )
}
