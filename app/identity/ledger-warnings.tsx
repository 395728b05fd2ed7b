import './ledger-warnings.css'
import { Download, KeyRound, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { FollowedKey } from '../../server/identity/load-following.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { PinWarning } from '../rules/pin.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { acceptOwnKeys, followAnew, type Warned } from './follow-ledgers.ts'
import { RevokeDialog, type Revoking } from './revoke-dialog.tsx'
import { useKeyWords } from './use-key-words.ts'

type Props = { personId: string; warned: Warned[]; onDone: () => void }

/** What this browser found, ledger by ledger: plainly, with what to do next, until the member has answered. */
export default function LedgerWarnings({ personId, warned, onDone }: Props) {
  const t = useT('keys')
  return (
    <section className="ledger-warnings" aria-label={t('pin.region')}>
      {warned.map((one) =>
        one.warnings.map((warning) =>
          'key' in warning ? (
            <KeyWarning
              key={`${one.now.body} ${warning.key}`}
              warning={warning}
              warned={one}
              onAccept={() => void acceptOwnKeys(personId, one).then(onDone)}
              onDone={onDone}
            />
          ) : (
            <LedgerWarning
              key={`${one.now.body} ${warning.kind}`}
              warning={warning}
              warned={one}
              onAnew={() => void followAnew(personId, one).then(onDone)}
            />
          ),
        ),
      )}
    </section>
  )
}

type OfKey = Extract<PinWarning, { key: string }>
type KeyWarningProps = { warning: OfKey; warned: Warned; onAccept: () => void; onDone: () => void }

function KeyWarning({ warning: { kind, key }, warned: { now }, onAccept, onDone }: KeyWarningProps) {
  const t = useT('keys')
  const reader = useReader()
  const { moment, names, revocation } = useKeyWords()
  const [revoking, setRevoking] = useState<Revoking | null>(null)
  const known: Partial<FollowedKey> = now.keys.find(({ id }) => id === key) ?? {}
  const about = { body: reader.pick(now.name), device: known.device ?? key.slice(0, 8) }
  if (kind === 'key_revoked')
    return (
      <Notice
        tone="alert"
        icon={KeyRound}
        live
        title={t('pin.key_revoked', about)}
        action={
          <Button size="small" variant="line" onPress={onAccept}>
            {t('pin.read')}
          </Button>
        }
      >
        {known.revocation ? `${revocation(known.revocation)}. ` : ''}
        {t('pin.key_revoked_more')}
      </Notice>
    )
  const date = known.at ? moment(known.at) : ''
  return (
    <>
      <Notice
        tone="danger"
        icon={KeyRound}
        live
        title={
          known.by?.length
            ? t('pin.key_added_by', { ...about, date, names: names(known.by) })
            : t('pin.key_added', { ...about, date })
        }
        action={
          <>
            <Button
              size="small"
              variant="danger"
              onPress={() => setRevoking({ keyId: key, device: about.device, bodyId: null, objection: true })}
            >
              {t('devices.not_mine')}
            </Button>
            <Button size="small" variant="line" onPress={onAccept}>
              {t('pin.mine')}
            </Button>
          </>
        }
      >
        {t('pin.key_added_more')}
      </Notice>
      {revoking ? (
        <RevokeDialog
          facts={now.device}
          revoking={revoking}
          onClose={() => {
            setRevoking(null)
            onDone()
          }}
        />
      ) : null}
    </>
  )
}

type OfLedger = Exclude<PinWarning, OfKey>

function LedgerWarning({ warning, warned, onAnew }: { warning: OfLedger; warned: Warned; onAnew: () => void }) {
  const t = useT('keys')
  const reader = useReader()
  const { now, pin } = warned
  const facts = {
    body: reader.pick(now.name),
    pinned: 'pinned' in warning ? reader.number(warning.pinned) : '',
    size: 'size' in warning ? reader.number(warning.size) : 'index' in warning ? reader.number(warning.index) : '',
  }
  return (
    <Notice
      tone="danger"
      icon={ShieldAlert}
      live
      title={t(`pin.${warning.kind}`, facts)}
      action={
        <>
          <Button
            size="small"
            icon={Download}
            onPress={() =>
              download(`${JSON.stringify({ pinned: pin, shown: now }, null, 2)}\n`, `majlis-${now.slug}-warning.json`)
            }
          >
            {t('pin.save')}
          </Button>
          {warning.kind === 'unsigned' ? null : (
            <Button size="small" variant="quiet" onPress={onAnew}>
              {t('pin.anew')}
            </Button>
          )}
        </>
      }
    >
      {t(`pin.${warning.kind}_more`, facts)} {t('pin.next')}
    </Notice>
  )
}

function download(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
