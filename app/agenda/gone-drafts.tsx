import './stale.css'
import { RotateCcw } from 'lucide-react'
import type { NamedSeat } from '../../server/bodies/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { changedParts } from '../rules/agenda-merge.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { useFieldWords } from './stale-item.tsx'
import { useAgendaAct } from './use-agenda-act.ts'
import type { Draft, DraftDesk } from './use-drafts.ts'

type GoneDraftProps = { itemId: string; draft: Draft; desk: DraftDesk; seats: readonly NamedSeat[] }

/** Written in an item that somebody removed meanwhile: the words are shown, and the item can be brought back with them. */
export function GoneDraft({ itemId, draft, desk, seats }: GoneDraftProps) {
  const t = useT('agenda')
  const { pick } = useReader()
  const say = useFieldWords(seats)
  const words = useRefusalWords()
  const restorer = useAgendaAct<{ removed: boolean }>((answer) => {
    if (answer.ok) desk.again(itemId)
  })
  return (
    <Notice
      tone="alert"
      live
      title={t('gone.title', { title: pick(draft.base.title) })}
      action={
        <span className="row tight">
          <Button
            size="small"
            icon={RotateCcw}
            isPending={restorer.busy}
            onPress={() => restorer.send('remove', { itemIds: [itemId], restore: true })}
          >
            {t('gone.restore')}
          </Button>
          <Button size="small" variant="quiet" onPress={() => desk.drop(itemId)}>
            {t('save.discard')}
          </Button>
        </span>
      }
    >
      {t('gone.about')}
      {draft.refusal && draft.refusal.code !== 'not_found'
        ? ` ${words(draft.refusal.code, draft.refusal.params)}`
        : null}
      {changedParts(draft.base, draft.fields).map((part) => (
        <span key={part} className="gone-words">
          {t(`part.${part.replace('.', '_')}`)}: {say(draft.fields, part)}
        </span>
      ))}
    </Notice>
  )
}
