import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { UnlockForm } from './unlock-form.tsx'
import type { Device } from './use-device.ts'
import type { Vault, VaultRow } from './vault.ts'

type LockedVaultsProps = { device: Device; onOpen: (vault: Vault) => void; onDestroyed: () => void }

/** What is kept, before anybody has shown that it is theirs: how much, and nothing of what or whose. */
export function LockedVaults({ device, onOpen, onDestroyed }: LockedVaultsProps) {
  const t = useT('offline')
  return (
    <>
      {device.vaults.length > 1 ? <p className="soft">{t('unlock.of')}</p> : null}
      {device.vaults.map((row) => (
        <LockedVault key={row.personId} row={row} device={device} onOpen={onOpen} onDestroyed={onDestroyed} />
      ))}
    </>
  )
}

function LockedVault({ row, device, onOpen, onDestroyed }: LockedVaultsProps & { row: VaultRow }) {
  const t = useT('offline')
  const reader = useReader()
  const [forgetting, setForgetting] = useState(false)
  const packs = device.packs.filter(({ personId }) => personId === row.personId)
  const bytes = packs.reduce((sum, pack) => sum + pack.bytes, 0)
  const waiting = packs.reduce((sum, { id }) => sum + (device.waiting[id] ?? 0), 0)
  return (
    <Sheet title={t('unlock.title')}>
      <div className="stack">
        <p className="soft">
          {t('unlock.packs', { count: packs.length })} · {reader.bytes(bytes)} ·{' '}
          {t('unlock.kept_on', { date: reader.day(new Date(row.madeAt)) })}
        </p>
        <UnlockForm
          store={device.store}
          row={row}
          onOpen={onOpen}
          onDestroyed={() => {
            onDestroyed()
            void device.forget(row.personId)
          }}
        />
        <div className="row">
          <Button variant="quiet" size="small" icon={Trash2} onPress={() => setForgetting(true)}>
            {t('unlock.forget')}
          </Button>
        </div>
      </div>
      <Dialog
        title={t('unlock.forget_title')}
        role="alertdialog"
        isOpen={forgetting}
        onOpenChange={setForgetting}
        foot={
          <>
            <Button onPress={() => setForgetting(false)}>{t('unlock.cancel')}</Button>
            <Button variant="danger" onPress={() => void device.forget(row.personId)}>
              {t('unlock.forget_do')}
            </Button>
          </>
        }
      >
        <p>
          {t('unlock.forget_more')} {waiting > 0 ? t('unlock.forget_unsent', { count: waiting }) : null}
        </p>
      </Dialog>
    </Sheet>
  )
}
