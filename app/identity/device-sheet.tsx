import { ShieldCheck } from 'lucide-react'
import type { OwnDevice, Standing } from '../../server/identity/load-devices.ts'
import type { DeviceKey } from '../ballots/device-key.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { Fingerprint, idOfStatement } from './fingerprint.tsx'
import { type Me, useKeyAct } from './use-key-act.ts'
import { useKeyWords } from './use-key-words.ts'

type DeviceSheetProps = {
  device: OwnDevice
  signer: Me
  /** What the device in hand signs with, where it has a key that counts. */
  own: DeviceKey | null
  /** It is the one in hand. */
  here: boolean
  onRevoke: (objection: boolean) => void
}

/** One device of mine that was not revoked: where it counts, its words while it waits somewhere, and what can be done with it. */
export function DeviceSheet({ device, signer, own, here, onRevoke }: DeviceSheetProps) {
  const t = useT('keys')
  const { moment } = useKeyWords()
  const { approve, sending, refusal } = useKeyAct(signer)
  const waits = device.standing.some(({ state }) => state === 'waiting')
  const approves = waits && !here && own !== null && own.id !== device.keyId
  const nowhere = device.standing.every(({ state }) => state === 'waiting')
  return (
    <article className="in stack" aria-label={device.device}>
      <header className="row between wrap">
        <div>
          <h2>
            <bdi>{device.device}</bdi>
          </h2>
          <small className="muted">
            {t(`level.${device.level}`)} · {t('devices.added', { date: moment(device.at) })} ·{' '}
            {device.lastUsed ? t('devices.used', { date: moment(device.lastUsed) }) : t('devices.unused')}
          </small>
        </div>
        {here ? <Chip tone="accent">{t('devices.here')}</Chip> : null}
      </header>
      <ul className="keys-standing">
        {device.standing.map((standing) => (
          <StandingRow key={standing.slug} standing={standing} />
        ))}
      </ul>
      {waits ? (
        <div className="stack words">
          <p className="small soft">
            {t(here ? 'devices.read_out' : approves ? 'devices.compare' : 'devices.elsewhere')}
          </p>
          <Fingerprint id={idOfStatement(device.statement)} label={t('words', { name: device.device })} />
        </div>
      ) : null}
      {refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {refusal}
        </Notice>
      ) : null}
      <div className="acts">
        {approves ? (
          <Button variant="primary" icon={ShieldCheck} isPending={sending} onPress={() => void approve(own, device)}>
            {t('devices.approve')}
          </Button>
        ) : null}
        <Button variant="line" onPress={() => onRevoke(false)}>
          {t(nowhere ? 'devices.withdraw' : 'revoke.do')}
        </Button>
        {here ? null : (
          <Button variant="quiet" onPress={() => onRevoke(true)}>
            {t('devices.not_mine')}
          </Button>
        )}
      </div>
    </article>
  )
}

const TONES: Record<Standing['state'], ChipTone> = {
  in_force: 'ok',
  waiting: 'alert',
  refused: 'outline',
  revoked: 'outline',
}

function StandingRow({ standing: { name, state, at, by, revoked } }: { standing: Standing }) {
  const t = useT('keys')
  const reader = useReader()
  const { moment, names, revocation } = useKeyWords()
  return (
    <li>
      <bdi>{reader.pick(name)}</bdi>
      <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
      <small className="muted">
        {state === 'in_force' && at
          ? by.length > 0
            ? t('devices.added_by', { date: moment(at), names: names(by) })
            : t('since', { date: moment(at) })
          : null}
        {revoked ? revocation(revoked) : null}
      </small>
    </li>
  )
}
