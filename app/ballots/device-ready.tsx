import { BadgeCheck, Fingerprint, KeyRound, TabletSmartphone } from 'lucide-react'
import type { DeviceFacts } from '../../server/identity/device-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { DeviceList } from './device-list.tsx'
import { type Device, useDevice, type Way } from './use-device.ts'

type DeviceReadyProps = {
  /** From server/identity/device-queries.ts. */
  facts: DeviceFacts
  /** Prepares by itself, once: for the moment of check-in. */
  auto?: boolean
}

type Prepare = (way: Way) => void

/** "This device can vote", and with what; or why not, and the one tap that mends it. */
export function DeviceReady({ facts, auto = false }: DeviceReadyProps) {
  const t = useT('ballots')
  const { device, prepare } = useDevice(facts, auto)
  const { state } = device
  // The likely answer keeps its place, so that nothing moves when it comes.
  if (state.is === 'looking')
    return (
      <span className="unseen" aria-hidden="true">
        <Chip>{t('device.ready')}</Chip>
      </span>
    )
  if (state.is !== 'ready')
    return (
      <>
        <DeviceMissing device={device} prepare={prepare} />
        <DeviceList known={facts.known} here={[]} />
      </>
    )
  return (
    <>
      <Chip tone="ok" icon={BadgeCheck}>
        {t('device.ready')} · {t(`level.${state.keys[0].level}`)}
      </Chip>
      {device.failure ? (
        <Failure device={device} prepare={prepare} />
      ) : device.ways.includes('passkey') ? (
        <Button variant="quiet" size="small" icon={Fingerprint} onPress={() => prepare('passkey')}>
          {t('device.passkey')}
        </Button>
      ) : null}
      <DeviceList known={facts.known} here={state.keys.map(({ id }) => id)} />
    </>
  )
}

type DeviceMissingProps = {
  device: Device
  prepare: Prepare
  /** Says what it cannot do, where that is not to vote. */
  cannot?: string
}

/** Why this device cannot sign yet; nothing where it can. */
export function DeviceMissing({ device, prepare, cannot }: DeviceMissingProps) {
  const t = useT('ballots')
  const { state, ways, failure } = device
  switch (state.is) {
    case 'looking':
    case 'ready':
      return null
    case 'preparing':
      return (
        <Chip tone="outline" icon={state.way === 'passkey' ? Fingerprint : KeyRound}>
          {t(state.way === 'passkey' ? 'device.asking' : 'device.preparing')}
        </Chip>
      )
    case 'waiting':
      return (
        <Notice
          tone="alert"
          icon={KeyRound}
          title={t('device.waiting')}
          action={
            <LinkButton size="small" variant="line" to="/devices">
              {t('device.waiting_words')}
            </LinkButton>
          }
        >
          {t('device.waiting_more')}
        </Notice>
      )
    case 'unable':
      return (
        <Notice tone="alert" icon={TabletSmartphone} title={t('device.cannot')}>
          {t(`device.${state.why}`)}
        </Notice>
      )
    default:
      if (failure) return <Failure device={device} prepare={prepare} />
      return (
        <Notice
          tone="alert"
          icon={KeyRound}
          title={state.is === 'removed' ? t('device.removed') : (cannot ?? t('device.cannot'))}
          action={<Ways ways={ways} prepare={prepare} />}
        >
          {t(ways.includes('passkey') ? 'device.why_passkey' : 'device.why')}
        </Notice>
      )
  }
}

function Failure({ device, prepare }: { device: Device; prepare: Prepare }) {
  const t = useT('ballots')
  const words = useRefusalWords()
  const { state, ways, failure } = device
  if (!failure) return null
  return (
    <Notice
      tone="danger"
      icon={KeyRound}
      title={t(state.is === 'ready' ? 'device.not_added' : 'device.cannot')}
      live
      action={<Ways ways={ways} prepare={prepare} />}
    >
      {words(failure.code, failure.params)}
    </Notice>
  )
}

function Ways({ ways, prepare }: { ways: Way[]; prepare: Prepare }) {
  const t = useT('ballots')
  const both = ways.length > 1
  return (
    <>
      {ways.includes('passkey') ? (
        <Button size="small" icon={Fingerprint} onPress={() => prepare('passkey')}>
          {t('device.passkey')}
        </Button>
      ) : null}
      {ways.includes('browser') ? (
        <Button size="small" variant={both ? 'quiet' : 'plain'} onPress={() => prepare('browser')}>
          {t(both ? 'device.browser' : 'device.prepare')}
        </Button>
      ) : null}
    </>
  )
}
