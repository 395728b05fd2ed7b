import { Fingerprint, LockOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { latinDigits } from '../i18n/numbers.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { KeptStore } from './kept-store.ts'
import { askKeeper } from './prf.ts'
import { unlockByPasskey, unlockByPin, type Vault, type VaultRow } from './vault.ts'

type UnlockFormProps = {
  store: KeptStore
  row: VaultRow
  submit?: string
  onOpen: (vault: Vault) => void
  /** The vault was destroyed by wrong PINs. */
  onDestroyed: () => void
}

/** One vault and the way into it. */
export function UnlockForm({ store, row, submit, onOpen, onDestroyed }: UnlockFormProps) {
  const t = useT('offline')
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const byPin = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || pin === '') return
    setBusy(true)
    const opened = await unlockByPin(store, row.personId, latinDigits(pin))
    setBusy(false)
    setPin('')
    if (opened.ok) return onOpen(opened.vault)
    if (opened.left === 0) return onDestroyed()
    setWrong(t('unlock.wrong', { count: opened.left }))
  }
  const byPasskey = async (lock: Extract<VaultRow['lock'], { kind: 'passkey' }>) => {
    setBusy(true)
    const output = await askKeeper(lock.credential, lock.salt)
    const vault = output && (await unlockByPasskey(store, row.personId, output))
    setBusy(false)
    if (vault) onOpen(vault)
    else setWrong(t('unlock.passkey_failed'))
  }
  const { lock } = row
  if (lock.kind === 'passkey')
    return (
      <div className="stack">
        {wrong ? <Notice tone="danger" title={wrong} live /> : null}
        <Button variant="primary" icon={Fingerprint} isPending={busy} onPress={() => void byPasskey(lock)}>
          {submit ?? t('unlock.passkey')}
        </Button>
      </div>
    )
  return (
    <form className="stack" onSubmit={byPin}>
      <Field
        label={t('unlock.pin')}
        type="password"
        autoComplete="off"
        value={pin}
        onChange={setPin}
        {...(wrong && { error: wrong })}
      />
      <div className="row">
        <Button type="submit" variant="primary" icon={LockOpen} isPending={busy}>
          {busy ? t('unlock.busy') : (submit ?? t('unlock.open'))}
        </Button>
      </div>
    </form>
  )
}
