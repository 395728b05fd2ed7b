import { BadgeCheck, KeyRound, TabletSmartphone } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { type Device, type Signer, useDevice } from './use-device.ts'

type DeviceReadyProps = {
  /** From server/ballots/load-device.ts. */
  signer: Signer
  known: readonly string[]
  /** Prepares by itself, once: for the moment of check-in. */
  auto?: boolean
}

/** "This device can vote", or why not and the one tap that mends it. */
export function DeviceReady({ signer, known, auto = false }: DeviceReadyProps) {
  const t = useT('ballots')
  const { device, prepare } = useDevice(signer, known, auto)
  // The likely answer keeps its place, so that nothing moves when it comes.
  if (device.state === 'looking')
    return (
      <span className="unseen" aria-hidden="true">
        <Chip>{t('device.ready')}</Chip>
      </span>
    )
  return <DeviceState device={device} prepare={prepare} />
}

export function DeviceState({ device, prepare }: { device: Device; prepare: () => void }) {
  const t = useT('ballots')
  const words = useRefusalWords()
  switch (device.state) {
    case 'looking':
      return null
    case 'ready':
      return (
        <Chip tone="ok" icon={BadgeCheck}>
          {t('device.ready')}
        </Chip>
      )
    case 'preparing':
      return (
        <Chip tone="outline" icon={KeyRound}>
          {t('device.preparing')}
        </Chip>
      )
    case 'unable':
      return (
        <Notice tone="alert" icon={TabletSmartphone} title={t('device.cannot')}>
          {t(`device.${device.why}`)}
        </Notice>
      )
    default:
      return (
        <Notice
          tone={device.state === 'failed' ? 'danger' : 'alert'}
          icon={KeyRound}
          title={t(device.state === 'removed' ? 'device.removed' : 'device.cannot')}
          live={device.state === 'failed'}
          action={
            <Button size="small" onPress={prepare}>
              {t('device.prepare')}
            </Button>
          }
        >
          {device.state === 'failed' ? words(device.code, device.params) : t('device.why')}
        </Notice>
      )
  }
}
