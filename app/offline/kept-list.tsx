import { Link } from '@remix-run/react'
import { FileText, Lock, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { releasePacks } from './contact.ts'
import { destroyPack, leaseOf, openPack, type PackRow } from './kept-packs.ts'
import { addressOf } from './place.ts'
import { type KeptHead, readHead } from './read-pack.ts'
import type { Device } from './use-device.ts'
import type { Vault } from './vault.ts'

type KeptListProps = { device: Device; vault: Vault; packs: PackRow[]; onLock: () => void }

/** The packs of an open vault, each with its size and its hour. */
export function KeptList({ device, vault, packs, onLock }: KeptListProps) {
  const t = useT('offline')
  const own = device.vaults.find(({ personId }) => personId === vault.personId)
  const behind = own && packs.some((row) => leaseOf(row, own, Date.now()) === 'clock')
  return (
    <>
      {behind ? (
        <Notice tone="alert" title={t('list.clock')} live>
          {t('list.clock_more')}
        </Notice>
      ) : null}
      {packs.length === 0 ? (
        <EmptyState icon={FileText} title={t('none.title')}>
          {t('none.more')}
        </EmptyState>
      ) : (
        <ul className="sheet kept-packs">
          {packs.map((row) => (
            <KeptPack key={row.id} device={device} vault={vault} row={row} shut={Boolean(behind)} />
          ))}
        </ul>
      )}
      <div className="row">
        <Button variant="line" icon={Lock} onPress={onLock}>
          {t('list.lock')}
        </Button>
      </div>
    </>
  )
}

type KeptPackProps = { device: Device; vault: Vault; row: PackRow; shut: boolean }

function KeptPack({ device, vault, row, shut }: KeptPackProps) {
  const t = useT('offline')
  const reader = useReader()
  const head = useHead(device, vault, row)
  const waiting = device.waiting[row.id] ?? 0
  const [removing, setRemoving] = useState(false)
  const remove = async () => {
    await destroyPack(device.store, row.id)
    await releasePacks([row])
    await device.refresh()
  }
  return (
    <li>
      <div className="grow">
        {row.gone || !head ? (
          <b>{row.gone ? t('list.over') : '…'}</b>
        ) : shut ? (
          <b>
            <Text2 of={head.meeting.title} digits />
          </b>
        ) : (
          <Link to={addressOf(row.meetingId)} className="strong">
            <Text2 of={head.meeting.title} digits />
          </Link>
        )}
        <p className="note muted">
          {head && !row.gone ? (
            <>
              <Text2 of={head.body.name} /> · {reader.day(head.meeting.startsAt)} ·{' '}
            </>
          ) : null}
          {row.gone
            ? t('list.unsent_kept')
            : `${t('list.papers', { count: row.papers.length })} · ${reader.bytes(row.bytes)}`}
        </p>
        <p className="row tight wrap">
          {row.gone ? null : (
            <Chip tone="outline">
              {t('list.until', { until: `${reader.day(new Date(row.until))} ${reader.time(new Date(row.until))}` })}
            </Chip>
          )}
          {waiting > 0 ? <Chip tone="info">{t('banner.waiting', { count: waiting })}</Chip> : null}
        </p>
      </div>
      {waiting > 0 ? null : (
        <Button variant="quiet" icon={Trash2} aria-label={t('list.remove')} onPress={() => setRemoving(true)} />
      )}
      {removing ? (
        <ActDialog
          title={t('list.remove_title')}
          submit={t('list.remove')}
          icon={Trash2}
          danger
          refusal={null}
          sending={false}
          onSend={() => void remove()}
          onClose={() => setRemoving(false)}
        >
          <p>{t('list.remove_more')}</p>
        </ActDialog>
      ) : null}
    </li>
  )
}

function useHead(device: Device, vault: Vault, row: PackRow): KeptHead | null {
  const [head, setHead] = useState<KeptHead | null>(null)
  useEffect(() => {
    let gone = false
    const read = async () => {
      const pack = await openPack(vault, row)
      const found = pack && (await readHead(device.store, pack))
      if (!gone && found) setHead(found)
    }
    read().catch(() => {})
    return () => {
      gone = true
    }
  }, [device.store, vault, row])
  return head
}
