import './proposal.css'
import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import type { NamedSeat } from '../../server/bodies/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import { MOST_ADDED } from '../wire/agenda.ts'
import type { Answer } from '../wire/answer.ts'
import { acceptedOf, linesOf, type ProposalLine } from './proposal.ts'
import { ProposalLines } from './proposal-lines.tsx'
import { type Pasted, pastedOf, readClipboard } from './read-clipboard.ts'
import { useAgendaAct } from './use-agenda-act.ts'

type PasteDialogProps = {
  meetingId: string
  seats: readonly NamedSeat[]
  /** What was pasted on the page itself; without it the dialog asks for it. */
  pasted: Pasted | null
  onAdded: (itemIds: string[]) => void
  onClose: () => void
}

/** An agenda from a word processor: pasted, proposed as a tree, mended line by line, and added in one act. */
export function PasteDialog({ meetingId, seats, pasted, onAdded, onClose }: PasteDialogProps) {
  const t = useT('agenda')
  const [read, setRead] = useState(() => (pasted ? propose(pasted, seats) : 'nothing_yet'))
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<Answer<unknown> | null>(null)
  const { send, busy } = useAgendaAct<{ itemIds: string[] }>((answer) =>
    answer.ok ? onAdded(answer.value.itemIds) : setRefused(answer),
  )
  const refusal = useRefusal(refused)
  const take = (from: Pasted) => setRead(propose(from, seats))
  const lines = typeof read === 'string' ? null : read
  const kept = lines?.filter((line) => line.kept).length ?? 0
  const why = kept === 0 ? t('paste.none_kept') : kept > MOST_ADDED ? t('paste.too_many', { count: MOST_ADDED }) : ''
  return (
    <Dialog
      wide
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={lines ? t('paste.review') : t('paste.title')}
      foot={
        <>
          <Button variant="line" onPress={lines && !pasted ? () => setRead('nothing_yet') : onClose}>
            {t('back')}
          </Button>
          {lines ? (
            <Button
              variant="primary"
              isPending={busy}
              onPress={() => send('add_all', { meetingId, items: acceptedOf(lines) })}
              {...(why && { disabledReason: why })}
            >
              {t('paste.accept', { count: kept })}
            </Button>
          ) : (
            <Button
              variant="primary"
              icon={ClipboardPaste}
              onPress={() => take({ html: '', text: typed })}
              {...(typed.trim() === '' && { disabledReason: t('paste.nothing') })}
            >
              {t('paste.read')}
            </Button>
          )}
        </>
      }
    >
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      {lines ? (
        <ProposalLines lines={lines} seats={seats} onChange={setRead} />
      ) : (
        <div className="stack">
          {read === 'too_large' || read === 'unreadable' ? (
            <Notice tone="alert" title={t(`paste.${read}`)} live>
              {t('paste.try')}
            </Notice>
          ) : null}
          <PasteTarget value={typed} onChange={setTyped} onPaste={take} />
        </div>
      )}
    </Dialog>
  )
}

type TargetProps = { value: string; onChange: (typed: string) => void; onPaste: (pasted: Pasted) => void }

/** Takes what is pasted with its lists and tables; what is typed is taken as plain text. */
function PasteTarget({ value, onChange, onPaste }: TargetProps) {
  const t = useT('agenda')
  const { direction } = useReader()
  return (
    <label className="field">
      <span className="label">{t('paste.here')}</span>
      <textarea
        className="input paste-target"
        rows={9}
        dir={value === '' ? direction : 'auto'}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to paste here
        autoFocus
        value={value}
        placeholder={t('paste.placeholder')}
        onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => {
          event.preventDefault()
          onPaste(pastedOf(event.clipboardData))
        }}
      />
      <span className="hint">{t('paste.hint')}</span>
    </label>
  )
}

function propose(
  pasted: Pasted,
  seats: readonly NamedSeat[],
): ProposalLine[] | 'too_large' | 'unreadable' | 'nothing_yet' {
  const items = readClipboard(pasted)
  if (!items) return 'too_large'
  return items.length === 0 ? 'unreadable' : linesOf(items, seats)
}
