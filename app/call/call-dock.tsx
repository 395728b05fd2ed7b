import './call-dock.css'
import { useLocation } from '@remix-run/react'
import { ChevronsDownUp, ChevronsUpDown, Volume2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { CallControls } from './call-controls.tsx'
import { CallLobby } from './call-lobby.tsx'
import { type CallState, callStore } from './call-store.ts'
import { CallTile } from './call-tile.tsx'
import { type InView, NO_TRACKS } from './provider.ts'
import { useCall } from './use-call.ts'

/** The call beside whatever page is open: mounted once, so that it goes on from page to page. Nothing of it lies over a page. */
export function CallDock() {
  const call = useCall()
  useEffect(() => callStore().comeBack(), [])
  if (call.ended || (call.refusal && !call.meetingId)) return <Ended call={call} />
  if (!call.meetingId) return null
  return <Dock call={call} />
}

function Dock({ call }: { call: CallState }) {
  const t = useT('call')
  const { pathname } = useLocation()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const dock = useRef<HTMLElement>(null)
  const { view } = call
  // While a vote is cast the ballot has the room, unless the member says otherwise.
  const voting = /^\/v\/[^/]+$/.test(pathname)
  const folded = chosen ?? voting
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins anew
  useEffect(() => setChosen(null), [voting])
  return (
    <aside ref={dock} className="call-dock" data-folded={folded || undefined} aria-label={t('region')}>
      <div className="dock-head">
        <span className="grow" role="status">
          {stateOf(call, t)}
        </span>
        <Button
          variant="quiet"
          size="small"
          icon={folded ? ChevronsUpDown : ChevronsDownUp}
          aria-label={t(folded ? 'unfold' : 'fold')}
          aria-expanded={!folded}
          onPress={() => setChosen(!folded)}
        />
      </div>
      {view?.phase === 'in' ? <Sound of={dock} key={call.tracks.size} /> : null}
      <CallControls call={call} />
      {view?.phase === 'in' && view.officer ? <CallLobby view={view} /> : null}
      {view?.phase === 'in' ? <Tiles call={call} view={view} hidden={folded} /> : null}
    </aside>
  )
}

function stateOf({ view, connected, mutedByChair, leanByItself, troubles }: CallState, t: ReturnType<typeof useT>) {
  if (!view) return t('state.entering')
  if (!connected) return t('state.reconnecting')
  if (view.phase === 'waiting') return t(view.shut ? 'state.shut' : 'state.waiting')
  if (view.cutOff) return t('state.cut_off')
  if (mutedByChair) return t('state.muted_by_chair')
  if (leanByItself) return t('state.lean_by_itself')
  if (troubles[0]) return t(`trouble.${troubles[0]}`)
  return t('state.in', { count: view.peers.length + 1 })
}

/** The holder of the floor first and large, then the others, oneself last. Folded away, voices go on. */
function Tiles({ call, view, hidden }: { call: CallState; view: InView; hidden: boolean }) {
  const t = useT('call')
  const { speaker, officer, me } = view
  const peers = [...view.peers].sort((a, b) => Number(b.personId === speaker) - Number(a.personId === speaker))
  return (
    <ul className="call-tiles" aria-label={t('tiles')} data-hidden={hidden || undefined}>
      {peers.map((peer) => (
        <CallTile
          key={peer.peerId}
          peer={peer}
          tracks={call.tracks.get(peer.peerId) ?? NO_TRACKS}
          speaking={peer.personId === speaker}
          directed={officer}
          lean={call.media.lean || view.cutOff}
        />
      ))}
      <CallTile
        key="me"
        peer={{ ...me, media: call.media }}
        tracks={call.own}
        mine
        speaking={me.personId === speaker}
        directed={false}
        lean={false}
      />
    </ul>
  )
}

/** Where the browser plays no sound before a press: one press for all. */
function Sound({ of }: { of: React.RefObject<HTMLElement | null> }) {
  const t = useT('call')
  const [silent, setSilent] = useState(false)
  const voices = () => [...(of.current?.querySelectorAll('audio') ?? [])]
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each set of voices
  useEffect(() => {
    const timer = setTimeout(() => setSilent(voices().some((voice) => voice.srcObject && voice.paused)), 1_500)
    return () => clearTimeout(timer)
  }, [])
  if (!silent) return null
  const hear = async () => {
    await Promise.allSettled(voices().map((voice) => voice.play()))
    setSilent(false)
  }
  return (
    <Button variant="primary" block icon={Volume2} onPress={hear}>
      {t('hear')}
    </Button>
  )
}

function Ended({ call }: { call: CallState }) {
  const t = useT('call')
  const words = useRefusalWords()
  return (
    <aside className="call-ended" aria-label={t('region')}>
      <Notice
        tone={call.ended === 'left' || call.ended === 'over' ? 'info' : 'alert'}
        title={call.ended ? t(`ended.${call.ended}`) : t('not_in')}
        live
        action={
          <Button size="small" onPress={() => callStore().forget()}>
            {t('ended.ok')}
          </Button>
        }
      >
        {call.refusal ? words(call.refusal.code, call.refusal.params) : null}
      </Notice>
    </aside>
  )
}
