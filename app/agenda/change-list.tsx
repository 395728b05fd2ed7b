import { ArrowDownUp, type LucideIcon, Minus, PenLine, Plus } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { AgendaChanges, ItemChange } from '../rules/agenda-changes.ts'
import { Icon } from '../ui/icon.tsx'

/** The differences of two publications, a sentence each. */
export function ChangeList({ changes }: { changes: AgendaChanges }) {
  const t = useT('agenda')
  const { language } = useReader()
  const separator = language === 'ar' ? '، ' : ', '
  return (
    <ul className="changes">
      {changes.meeting.length > 0 ? (
        <li>
          <Icon of={PenLine} size="sm" />
          <span>
            {t('change.meeting')}: {changes.meeting.map((field) => t(`change.${field}`)).join(separator)}
          </span>
        </li>
      ) : null}
      {changes.items.map((change) => (
        <ChangeLine key={`${change.kind} ${change.item}`} change={change} separator={separator} />
      ))}
    </ul>
  )
}

function ChangeLine({ change, separator }: { change: ItemChange; separator: string }) {
  const t = useT('agenda')
  const { digits, pick } = useReader()
  const { kind, fields } = change
  const onlyMoved = fields.length === 1 && fields[0] === 'order'
  const icon: LucideIcon = kind === 'added' ? Plus : kind === 'removed' ? Minus : onlyMoved ? ArrowDownUp : PenLine
  return (
    <li className={kind}>
      <Icon of={icon} size="sm" />
      <span>
        <b>{t(`change.item_${kind}`, { number: digits(change.number) })}</b> <bdi>{digits(pick(change.title))}</bdi>
        {fields.length > 0 ? <small> · {fields.map((field) => t(`change.${field}`)).join(separator)}</small> : null}
      </span>
    </li>
  )
}
