import { useEffect, useMemo, useState } from 'react'
import { forgetDrafts } from '../agenda/kept-drafts.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { releasePacks } from './contact.ts'
import { packsOf } from './kept-packs.ts'
import { browserKeptStore, type KeptStore } from './kept-store.ts'
import { waitingIn } from './outbox.ts'
import { sendKept } from './send-kept.ts'
import { UnlockForm } from './unlock-form.tsx'
import { forgetPerson } from './use-device.ts'
import { type Vault, type VaultRow, vaultOf } from './vault.ts'

export type SignOutProps = { personId: string; onStay: () => void; onGone: () => void }

/** Before a session ends: what was not sent is sent or knowingly lost, and everything this device keeps of its member is destroyed. */
export function SignOut({ personId, onStay, onGone }: SignOutProps) {
  const t = useT('offline')
  const store = useMemo(() => browserKeptStore(), [])
  const [held, setHeld] = useState<{ row: VaultRow; waiting: number } | null>(null)
  const [state, setState] = useState<'asking' | 'sending' | 'failed'>('asking')
  const finish = async () => {
    await destroyAll(store, personId)
    onGone()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    void look(store, personId).then((found) => (found ? setHeld(found) : finish()), finish)
  }, [])
  const send = async (vault: Vault) => {
    setState('sending')
    const left = await sendKept(store, vault, { open: () => false, changed: () => {} }).catch(() => 1)
    if (left === 0) return finish()
    setHeld((now) => now && { ...now, waiting: left })
    setState('failed')
  }
  if (!held) return null
  return (
    <Dialog
      title={t('sign_out.title')}
      role="alertdialog"
      isOpen
      onOpenChange={(open) => open || onStay()}
      foot={
        <>
          <Button onPress={onStay}>{t('sign_out.back')}</Button>
          <Button variant="danger" onPress={() => void finish()}>
            {t('sign_out.lose')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {t('sign_out.count', { count: held.waiting })} {t('sign_out.more')}
        </p>
        {state === 'failed' ? <Notice tone="danger" title={t('sign_out.failed')} live /> : null}
        {state === 'sending' ? (
          <Notice tone="info" title={t('sign_out.sending')} live />
        ) : (
          <UnlockForm
            store={store}
            row={held.row}
            submit={t('sign_out.send')}
            onOpen={(vault) => void send(vault)}
            onDestroyed={() => void finish()}
          />
        )}
      </div>
    </Dialog>
  )
}

/** Null where nothing stands in the way. */
async function look(store: KeptStore, personId: string): Promise<{ row: VaultRow; waiting: number } | null> {
  const row = await vaultOf(store, personId)
  const packs = await packsOf(store, personId)
  const waiting = await waitingIn(
    store,
    packs.map(({ id }) => id),
  )
  return row && waiting > 0 ? { row, waiting } : null
}

async function destroyAll(store: KeptStore, personId: string): Promise<void> {
  forgetDrafts(personId)
  const packs = await packsOf(store, personId).catch(() => [])
  await forgetPerson(store, personId).catch(() => undefined)
  await releasePacks(packs).catch(() => undefined)
  for (const name of Object.keys(localStorage)) if (name.startsWith('majlis.turned.')) localStorage.removeItem(name)
}
