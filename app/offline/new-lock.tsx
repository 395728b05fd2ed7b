import { CloudDownload, Fingerprint } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useActor } from '../ui/use-root.ts'
import { makeKeeper, mayUsePasskey } from './prf.ts'
import { LEAST_PIN, type Secret } from './vault.ts'
import { newSalt } from './vault-keys.ts'

/** How what is kept will be opened: a PIN typed twice, or a passkey where this device has one. */
export function NewLock({ onChoose }: { onChoose: (secret: Secret) => void }) {
  const t = useT('offline')
  const reader = useReader()
  const actor = useActor()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<'pin_short' | 'pin_differs' | null>(null)
  const [passkeys, setPasskeys] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => void mayUsePasskey().then(setPasskeys), [])
  const byPin = (event: FormEvent) => {
    event.preventDefault()
    if (pin.length < LEAST_PIN) return setWrong('pin_short')
    if (pin !== again) return setWrong('pin_differs')
    onChoose({ kind: 'pin', pin: latinDigits(pin) })
  }
  const byPasskey = async () => {
    setFailed(false)
    const keeper = await makeKeeper(`${actor ? reader.pick(actor.name) : ''} · ${t('title')}`, newSalt())
    if (keeper) onChoose({ kind: 'passkey', ...keeper })
    else setFailed(true)
  }
  return (
    <form className="stack" onSubmit={byPin}>
      <Field
        label={t('keep.pin')}
        hint={t('keep.pin_hint')}
        type="password"
        autoComplete="off"
        value={pin}
        onChange={setPin}
        {...(wrong === 'pin_short' && { error: t('keep.pin_short') })}
      />
      <Field
        label={t('keep.pin_again')}
        type="password"
        autoComplete="off"
        value={again}
        onChange={setAgain}
        {...(wrong === 'pin_differs' && { error: t('keep.pin_differs') })}
      />
      {failed ? <Notice tone="danger" title={t('keep.passkey_failed')} live /> : null}
      <div className="row wrap">
        <Button type="submit" variant="primary" icon={CloudDownload}>
          {t('keep.do')}
        </Button>
        {passkeys ? (
          <Button variant="line" icon={Fingerprint} onPress={() => void byPasskey()}>
            {t('keep.by_passkey')}
          </Button>
        ) : null}
      </div>
      {passkeys ? <p className="note muted">{t('keep.passkey_hint')}</p> : null}
    </form>
  )
}
