import { useEffect, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { type Devices, listDevices, openCamera, openMic, readWish, stopTracks, type Wish } from './own-media.ts'
import { canCall, NO_TRACKS } from './provider.ts'
import { useLevel, usePlayed } from './use-call.ts'
import './call-dock.css'

type DeviceDialogProps = { word: string; onClose: () => void; onDone: (wish: Wish) => void }

/** What will be seen and heard of me, before anybody sees or hears it. Whoever has neither comes in all the same. */
export function DeviceDialog({ word, onClose, onDone }: DeviceDialogProps) {
  const t = useT('call')
  const [wish, setWish] = useState(readWish)
  const { own, devices, failed } = usePreview(wish)
  const { ref } = usePlayed<HTMLVideoElement>([own.video])
  const level = useLevel(own.audio)
  const done = () => {
    onClose()
    onDone(wish)
  }
  const choose = (kind: keyof Devices, key: 'micId' | 'cameraId', label: string) =>
    devices[kind].length > 1 ? (
      <Select
        label={label}
        items={devices[kind]}
        value={devices[kind].some(({ id }) => id === wish[key]) ? wish[key] : (devices[kind][0]?.id ?? null)}
        onChange={(id) => setWish({ ...wish, [key]: id })}
      />
    ) : null
  return (
    <Dialog
      title={t('devices.title')}
      isOpen
      onOpenChange={(open) => open || onClose()}
      foot={
        <>
          <Button variant="line" onPress={onClose}>
            {t('devices.back')}
          </Button>
          <Button variant="primary" onPress={done}>
            {word}
          </Button>
        </>
      }
    >
      <div className="stack call-test">
        {canCall() ? null : (
          <Notice tone="info" title={t('none.title')}>
            {t('none.body')}
          </Notice>
        )}
        <div className="preview">
          {own.video ? (
            <video ref={ref} className="mirrored" autoPlay playsInline muted aria-label={t('devices.preview')} />
          ) : (
            <p>{t(wish.camera ? 'devices.no_picture' : 'devices.without_camera')}</p>
          )}
        </div>
        <label className="level">
          <span>{t('devices.level')}</span>
          <meter min={0} max={1} value={own.audio ? level : 0} />
        </label>
        {failed.map((trouble) => (
          <Notice key={trouble} tone="alert" title={t(`trouble.${trouble}`)}>
            {t('devices.all_the_same')}
          </Notice>
        ))}
        <Checkbox isSelected={wish.mic} onChange={(mic) => setWish({ ...wish, mic })}>
          {t('devices.with_mic')}
        </Checkbox>
        {choose('audioinput', 'micId', t('devices.mic'))}
        <Checkbox isSelected={wish.camera} onChange={(camera) => setWish({ ...wish, camera })}>
          {t('devices.with_camera')}
        </Checkbox>
        {choose('videoinput', 'cameraId', t('devices.camera'))}
      </div>
    </Dialog>
  )
}

/** Opens what is wished while the dialog is open, and lets it go with it. */
function usePreview({ mic, camera, micId, cameraId }: Wish) {
  const [own, setOwn] = useState(NO_TRACKS)
  const [tried, setTried] = useState(false)
  const [devices, setDevices] = useState<Devices>({ audioinput: [], videoinput: [], audiooutput: [] })
  useEffect(() => {
    let here = true
    let opened = NO_TRACKS
    setTried(false)
    void Promise.all([mic ? openMic(micId) : null, camera ? openCamera(cameraId) : null]).then(
      async ([audio, video]) => {
        opened = { audio, video }
        if (!here) return stopTracks(opened)
        setOwn(opened)
        setTried(true)
        setDevices(await listDevices())
      },
    )
    return () => {
      here = false
      stopTracks(opened)
      setOwn(NO_TRACKS)
    }
  }, [mic, camera, micId, cameraId])
  const failed = tried
    ? ([mic && !own.audio && 'mic', camera && !own.video && 'camera'].filter(Boolean) as ('mic' | 'camera')[])
    : []
  return { own, devices, failed }
}
