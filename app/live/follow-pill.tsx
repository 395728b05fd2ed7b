import './follow-pill.css'
import { CornerDownLeft, MousePointer2, Presentation, Radio, ScreenShareOff } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePointing } from './pointing.tsx'
import { type FollowProps, useFollow } from './use-follow.ts'
import { useShortcuts } from './use-shortcuts.ts'

/**
 * Floats over the foot of a paper during a sitting: who presents which page, and one tap to follow or to stop. While nobody
 * presents it draws nothing there, and the offer to present stands in the element named `acts`. Put it inside the positioned
 * box that holds the pages.
 */
export function FollowPill({ acts, ...props }: FollowProps & WritingHand & { acts: string }) {
  const t = useT('live')
  const reader = useReader()
  const { presented, following, follow, leave, mayPresent, presenting, present, stop } = useFollow(props)
  const pointer = usePointer(presenting, props)
  if (!presented && !presenting)
    return mayPresent ? (
      <InBar of={acts}>
        <Button variant="quiet" size="small" icon={Presentation} aria-label={t('follow.present')} onPress={present}>
          <span className="wide">{t('follow.present')}</span>
        </Button>
      </InBar>
    ) : null
  const words = presented && { name: reader.pick(presented.by), page: presented.page }
  return (
    <div className="follow-pill" role="status">
      {words ? (
        <button type="button" className={following ? 'pill on' : 'pill'} onClick={following ? leave : follow}>
          <Icon of={following ? Radio : CornerDownLeft} flip={!following} />
          {t(following ? 'follow.following' : 'follow.back', words)}
          {following ? <span className="spoken">{t('follow.leave')}</span> : null}
        </button>
      ) : null}
      {mayPresent ? (
        <button
          type="button"
          className={presenting ? 'pill on' : 'pill'}
          aria-pressed={presenting}
          onClick={presenting ? stop : present}
        >
          <Icon of={presenting ? ScreenShareOff : Presentation} />
          {presenting ? `${t('follow.presenting', { page: props.page })} · ${t('follow.stop')}` : t('follow.present')}
        </button>
      ) : null}
      {presenting ? (
        <button
          type="button"
          className={pointer.held ? 'pill on' : 'pill'}
          aria-pressed={pointer.held}
          aria-keyshortcuts="L"
          title={t('follow.point_how')}
          onClick={pointer.toggle}
        >
          <Icon of={MousePointer2} />
          {t('follow.point')}
        </button>
      ) : null}
      {pointer.held ? <span className="spoken">{t('follow.point_how')}</span> : null}
    </div>
  )
}

type WritingHand = { isWriting: boolean; putToolDown: () => void }

/** The presenter's pointer: taken up by button or key, put down the same way, by Escape, by another tool, or when presenting ends. */
function usePointer(presenting: boolean, { page, isWriting, putToolDown }: FollowProps & WritingHand) {
  const hold = usePointing()?.hold
  const [wanted, setWanted] = useState(false)
  const held = wanted && presenting
  useEffect(() => {
    if (!held) return
    hold?.(page)
    return () => hold?.(null)
  }, [held, hold, page])
  useEffect(() => {
    if (!presenting || isWriting) setWanted(false)
  }, [presenting, isWriting])
  const toggle = () => {
    if (!held) putToolDown()
    setWanted(!held)
  }
  useShortcuts(
    [
      { code: 'KeyL', key: 'l', act: presenting ? toggle : null },
      { code: 'Escape', key: 'Escape', act: held ? () => setWanted(false) : null },
    ],
    () => {},
  )
  return { held, toggle }
}

function InBar({ of, children }: { of: string; children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(of)), [of])
  return place ? createPortal(children, place) : null
}
