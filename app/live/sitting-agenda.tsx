import { CornerDownRight } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { AgendaRow } from '../agenda/agenda-row.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'

type SittingAgendaProps = {
  sitting: Sitting
  /** Where the chair may call any item, and not only the next. */
  onCall?: (itemId: string) => void
  /** Items lead into the pack. */
  linked?: boolean
}

/** The agenda with what is done, what is under discussion, and what is to come. */
export function SittingAgenda({ sitting, onCall, linked = false }: SittingAgendaProps) {
  const t = useT('live')
  const voted = new Set<string>(sitting.results.map((result) => result.itemId))
  return (
    <ol className="agenda">
      {sitting.items.map((item) => (
        <AgendaRow
          key={item.itemId}
          number={item.number}
          depth={item.depth}
          title={<Text2 of={item.title} digits />}
          minutes={item.state === 'rest' ? item.minutes : 0}
          state={item.state}
          restricted={!item.open}
          hasVote={voted.has(item.itemId) || sitting.vote?.itemId === item.itemId}
          papers={linked && item.papers.length > 0 ? 'there' : 'none'}
          {...(linked && { to: `/m/${sitting.meeting.id}#${item.itemId}` })}
          acts={
            onCall && item.state !== 'current' ? (
              <Button
                variant="quiet"
                size="small"
                icon={CornerDownRight}
                iconFlip
                aria-label={t('item.call', { number: item.number })}
                onPress={() => onCall(item.itemId)}
              />
            ) : undefined
          }
        />
      ))}
    </ol>
  )
}

/** "3 of 10 done", for the head of the list. */
export function Progress({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  if (sitting.meeting.openedAt === null) return null
  const done = sitting.items.filter((item) => item.state === 'done').length
  const all = sitting.items.length
  return <small className="note muted num">{done === 0 ? t('progress_none') : t('progress', { done, all })}</small>
}
