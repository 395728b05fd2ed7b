import { useEffect, useRef, useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'

/** What was said is gone after this: a page that has stood open says what one that is opened now does. */
const SAID_MS = 10_000

/** Says politely to a screen reader that they have asked, and who has the floor whenever it passes to another; never the seconds. */
export function FloorSaid({ sitting, mine }: { sitting: Sitting; mine: readonly string[] }) {
  const t = useT('floor')
  const reader = useReader()
  const { speaker, interrupted, queue } = sitting.floor
  const words = !speaker
    ? t('said.free')
    : mine.includes(speaker.seatId)
      ? t('yours')
      : t(`said.${speaker.kind}`, { name: reader.pick(speaker.name) })
  const asked = queue.filter(({ seatId }) => mine.includes(seatId))
  const [said, setSaid] = useState('')
  // What stands there when the page opens is read with the page.
  const key = `${speaker?.speechId ?? ''} ${interrupted.length}`
  const before = useRef({ key, asked })
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again when the floor passes on or is asked for, not when the words are drawn again
  useEffect(() => {
    const fresh = asked.find(({ askId }) => !before.current.asked.some((one) => one.askId === askId))
    if (before.current.key !== key) setSaid(words)
    else if (fresh) setSaid(t(`waiting.${fresh.kind}`))
    before.current = { key, asked }
  }, [key, asked.map(({ askId }) => askId).join(' ')])
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <p className="floor-said" role="status">
      {said}
    </p>
  )
}
