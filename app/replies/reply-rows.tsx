import { Phone } from 'lucide-react'
import type { ListedReply, ReplyList } from '../../server/replies/list-queries.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { AnswerChip } from './answer-chip.tsx'

type RowsProps = { list: ReplyList; onRecord?: ((row: ListedReply) => void) | undefined }

/** Who answered what, for officers; the secretary records what came by telephone. */
export function ReplyRows({ list, onRecord }: RowsProps) {
  const t = useT('replies')
  const { pick } = useReader()
  return (
    <ul className="rows wrapped reply-rows">
      {list.rows.map((row) => (
        <li key={row.seatId}>
          <Face id={row.personId ?? row.seatId} name={row.name} size="sm" />
          <span className="grow">
            <b>
              <Text2 of={row.name} />
            </b>
            <small className="soft">
              <Text2 of={row.title} digits />
            </small>
            <More row={row} />
          </span>
          <AnswerChip said={row.said} deputy={row.deputy} />
          {onRecord && !row.deputy ? (
            <Button
              variant="quiet"
              icon={Phone}
              aria-label={t('record_for', { name: pick(row.name) })}
              onPress={() => onRecord(row)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function More({ row: { said, deputy } }: { row: ListedReply }) {
  const t = useT('replies')
  if (!said || deputy) return null
  const words = [
    said.before && t('before_change', { answer: t(`answer.${said.answer}`) }),
    said.recorded && t('by_telephone'),
  ].filter(Boolean)
  return (
    <>
      {words.length > 0 ? <small className="note muted">{words.join(' · ')}</small> : null}
      {said.reason ? (
        <small className="note">
          <bdi>{said.reason}</bdi>
        </small>
      ) : null}
    </>
  )
}
