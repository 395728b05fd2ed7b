import { Trash2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { PackOffer } from '../../server/documents/kept/offer-pack.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { releasePacks } from './contact.ts'
import { destroyPack, type PackRow, packsOf } from './kept-packs.ts'
import { browserKeptStore } from './kept-store.ts'
import { NewLock } from './new-lock.tsx'
import { waitingIn } from './outbox.ts'
import { addressOf } from './place.ts'
import { UnlockForm } from './unlock-form.tsx'
import { forgetPerson } from './use-device.ts'
import { useKeeping } from './use-keeping.ts'
import { type VaultRow, vaultOf } from './vault.ts'

export type KeepDialogProps = { meetingId: string; personId: string; onClose: () => void }
type Known = { vault: VaultRow | null; row: PackRow | null; waiting: number }

/** What would be kept, how large, until when, and how it is locked; then its progress; then the way to it and out of it. */
export function KeepDialog({ meetingId, personId, onClose }: KeepDialogProps) {
  const t = useT('offline')
  const reader = useReader()
  const words = useRefusalWords()
  const store = useMemo(() => browserKeptStore(), [])
  const [known, setKnown] = useState<Known | null>(null)
  const [offer, setOffer] = useState<Answer<PackOffer> | null>(null)
  const [anew, setAnew] = useState(false)
  const keeping = useKeeping(store, meetingId, personId)
  const look = async () => {
    const row = (await packsOf(store, personId)).find((one) => one.meetingId === meetingId && one.whole && !one.gone)
    const vault = (await vaultOf(store, personId)) ?? null
    setKnown({ vault, row: row ?? null, waiting: row ? await waitingIn(store, [row.id]) : 0 })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the dialog opens and when something was kept
  useEffect(() => {
    // A browser that keeps nothing has no vault: it says so when it is asked to keep something.
    look().catch(() => setKnown({ vault: null, row: null, waiting: 0 }))
  }, [keeping.state.step])
  useEffect(() => void askOffer(meetingId).then(setOffer), [meetingId])
  const remove = async (row: PackRow) => {
    await destroyPack(store, row.id)
    await releasePacks([row])
    if ((await packsOf(store, personId)).length === 0) await forgetPerson(store, personId)
    onClose()
  }
  const { state } = keeping
  const row = known?.row ?? null
  const until = (at: Date) => `${reader.day(at)} ${reader.time(at)}`
  const busy = state.step === 'fetching' || state.step === 'shell'
  const asks = known && offer?.ok && (!row || anew) && !busy && state.step !== 'done'
  return (
    <Dialog
      title={t('keep.title')}
      isOpen
      onOpenChange={(open) => open || busy || onClose()}
      foot={
        <>
          <Button onPress={busy ? keeping.stop : onClose}>{t(busy ? 'keep.stop' : 'keep.close')}</Button>
          {row && !busy && known?.waiting === 0 ? (
            <>
              <Button variant="line" icon={Trash2} onPress={() => void remove(row)}>
                {t('keep.remove')}
              </Button>
              {anew || state.step === 'done' ? null : (
                <Button variant="line" onPress={() => setAnew(true)}>
                  {t('keep.again')}
                </Button>
              )}
            </>
          ) : null}
          {row && !busy ? (
            <LinkButton variant="primary" to={addressOf(meetingId)} reloadDocument>
              {t('keep.read')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <p>{t('keep.what')}</p>
        {offer === null ? <p className="muted">{t('keep.asking')}</p> : null}
        {offer?.ok ? <Offer offer={offer.value} until={until} /> : null}
        {offer && !offer.ok ? <Notice tone="info" title={words(offer.code)} /> : null}
        {row && state.step !== 'done' ? (
          <Notice tone="ok" title={t('list.until', { until: until(new Date(row.until)) })}>
            {known && known.waiting > 0 ? t('keep.unsent') : null}
          </Notice>
        ) : null}
        {state.step === 'done' ? (
          <Notice tone="ok" title={t('keep.done', { until: until(new Date(state.until)) })} live />
        ) : null}
        {state.step === 'failed' ? (
          <Notice tone="danger" title={state.code ? words(state.code) : t(`keep.${state.why}`)} live />
        ) : null}
        {busy ? (
          <ProgressBar
            label={t(state.step === 'shell' ? 'keep.shell' : 'keep.fetching')}
            value={state.done}
            max={Math.max(1, state.of)}
            words={state.of > 0 ? `${reader.bytes(state.done)} / ${reader.bytes(state.of)}` : ''}
          />
        ) : null}
        {asks && known.vault ? (
          <UnlockForm
            store={store}
            row={known.vault}
            submit={t('keep.do')}
            onOpen={keeping.into}
            onDestroyed={() => void forgetPerson(store, personId).then(look)}
          />
        ) : null}
        {asks && !known.vault ? <NewLock onChoose={keeping.lockedBy} /> : null}
        <p className="note muted">{t('keep.ends')}</p>
      </div>
    </Dialog>
  )
}

function Offer({ offer, until }: { offer: PackOffer; until: (at: Date) => string }) {
  const t = useT('offline')
  const reader = useReader()
  return (
    <>
      <p className="num">
        {t('keep.size', {
          papers: t('list.papers', { count: offer.papers }),
          pages: t('list.pages', { count: offer.pages }),
          size: reader.bytes(offer.bytes),
        })}
      </p>
      <p className="soft">{t('keep.until', { until: until(new Date(Date.now() + offer.hours * 3_600_000)) })}</p>
      {offer.left > 0 ? <p className="soft">{t('keep.left', { count: offer.left })}</p> : null}
    </>
  )
}

export const isKept = async (personId: string, meetingId: string): Promise<boolean> =>
  (await packsOf(browserKeptStore(), personId)).some((row) => row.meetingId === meetingId && row.whole && !row.gone)

async function askOffer(meetingId: string): Promise<Answer<PackOffer>> {
  try {
    const response = await fetch(`/m/${encodeURIComponent(meetingId)}/keep`, {
      headers: { accept: 'application/json' },
    })
    return (await response.json()) as Answer<PackOffer>
  } catch {
    return { ok: false, code: 'unreachable' }
  }
}
