import {
  Ear,
  Eye,
  Mic,
  MicOff,
  PhoneOff,
  ScreenShare,
  ScreenShareOff,
  Settings2,
  Video as VideoIcon,
  VideoOff,
} from 'lucide-react'
import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { type CallState, callStore } from './call-store.ts'
import { DeviceDialog } from './device-dialog.tsx'
import { canShare } from './own-media.ts'

/** One's own microphone, camera, screen and line; and the way out. */
export function CallControls({ call }: { call: CallState }) {
  const t = useT('call')
  const [choosing, setChoosing] = useState(false)
  const { mic, camera, screen, lean } = call.media
  const store = callStore()
  const inside = call.view?.phase === 'in'
  return (
    <fieldset className="call-controls" aria-label={t('controls')}>
      <Button
        variant={mic ? 'line' : 'danger'}
        icon={mic ? Mic : MicOff}
        aria-label={t(mic ? 'mic.off' : 'mic.on')}
        onPress={() => void store.setMic(!mic)}
      />
      <Button
        variant={camera ? 'line' : 'danger'}
        icon={camera ? VideoIcon : VideoOff}
        aria-label={t(camera ? 'camera.off' : 'camera.on')}
        onPress={() => void store.setCamera(!camera)}
      />
      {inside && canShare() ? (
        <Button
          variant={screen ? 'primary' : 'line'}
          icon={screen ? ScreenShareOff : ScreenShare}
          aria-label={t(screen ? 'screen.off' : 'screen.on')}
          onPress={() => void store.setScreen(!screen)}
        />
      ) : null}
      {inside ? (
        <Button
          variant={lean ? 'primary' : 'line'}
          icon={lean ? Eye : Ear}
          aria-label={t(lean ? 'lean.off' : 'lean.on')}
          onPress={() => store.setLean(!lean)}
        />
      ) : null}
      <Button variant="line" icon={Settings2} aria-label={t('devices.open')} onPress={() => setChoosing(true)} />
      <Button variant="danger" icon={PhoneOff} aria-label={t('leave')} onPress={() => void store.leave()} />
      {choosing ? (
        <DeviceDialog
          word={t('devices.use')}
          onClose={() => setChoosing(false)}
          onDone={(wish) => void store.takeDevices(wish)}
        />
      ) : null}
    </fieldset>
  )
}
