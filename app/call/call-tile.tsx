import { EllipsisVertical, MicOff, MonitorUp, UserRoundX, WifiOff } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { CallPeer } from '../wire/call.ts'
import { callStore } from './call-store.ts'
import type { Tracks } from './provider.ts'
import { usePlayed } from './use-call.ts'

type TileProps = {
  peer: CallPeer
  tracks: Tracks
  mine?: boolean
  /** Holds the floor. */
  speaking: boolean
  /** Whoever looks may mute this member, or put them out. */
  directed: boolean
  /** Pictures are put away. */
  lean: boolean
}

/** One member of the call: a picture or initials, the name, and what others must know of their line. */
export function CallTile({ peer, tracks, mine = false, speaking, directed, lean }: TileProps) {
  const t = useT('call')
  const reader = useReader()
  const { media, away } = peer
  const shown = (mine || !(lean || media.lean)) && !away && (media.camera || media.screen) && tracks.video !== null
  const name = reader.pick(peer.name)
  const said = [
    mine ? t('tile.me', { name }) : name,
    speaking && t('tile.floor'),
    away && t('tile.away'),
    !media.mic && t('tile.muted'),
    media.screen && t('tile.screen'),
  ].filter(Boolean)
  return (
    <li
      className="call-tile"
      data-speaking={speaking || undefined}
      data-peer={peer.peerId}
      aria-label={said.join(', ')}
    >
      {shown ? (
        <Picture track={tracks.video as MediaStreamTrack} screen={media.screen} mine={mine} />
      ) : (
        <span className="no-picture">
          <Face id={peer.personId} name={peer.name} />
        </span>
      )}
      {mine ? null : <Voice track={tracks.audio} on={media.mic && !away} />}
      <span className="who">
        {away ? <Icon of={WifiOff} size="sm" /> : null}
        {media.mic ? null : <Icon of={MicOff} size="sm" />}
        {media.screen ? <Icon of={MonitorUp} size="sm" /> : null}
        <bdi className="clip">{mine ? t('tile.you') : name}</bdi>
      </span>
      {directed ? <Directed peerId={peer.peerId} name={name} mic={media.mic} /> : null}
    </li>
  )
}

function Picture({ track, screen, mine }: { track: MediaStreamTrack; screen: boolean; mine: boolean }) {
  const { ref } = usePlayed<HTMLVideoElement>([track])
  return (
    <video
      ref={ref}
      className={[screen && 'screen', mine && !screen && 'mirrored'].filter(Boolean).join(' ') || undefined}
      autoPlay
      playsInline
      muted
      aria-hidden="true"
      tabIndex={-1}
    />
  )
}

/** Whoever is muted is not heard here, whatever their browser sends. */
function Voice({ track, on }: { track: MediaStreamTrack | null; on: boolean }) {
  const { ref } = usePlayed<HTMLAudioElement>([track])
  return <audio ref={ref} autoPlay muted={!on} />
}

function Directed({ peerId, name, mic }: { peerId: string; name: string; mic: boolean }) {
  const t = useT('call')
  return (
    <span className="tile-menu">
      <Menu
        label={t('tile.menu', { name })}
        onAction={(id) => void callStore().direct(id as 'mute' | 'remove', peerId)}
        trigger={<Button variant="quiet" size="small" icon={EllipsisVertical} aria-label={t('tile.menu', { name })} />}
      >
        {mic ? (
          <MenuItem id="mute" icon={MicOff}>
            {t('tile.mute')}
          </MenuItem>
        ) : null}
        <MenuItem id="remove" icon={UserRoundX} tone="danger">
          {t('tile.remove')}
        </MenuItem>
      </Menu>
    </span>
  )
}
