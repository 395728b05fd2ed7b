import { Link } from '@remix-run/react'
import { Check, type LucideIcon, MessageCircle, UserX, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { PositionItem } from '../../server/positions/load-positions.ts'
import { ItemTypeChip } from '../agenda/item-type-chip.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { MARKS, type Mark } from '../rules/consent.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'

export const MARK_ICONS: Record<Mark, LucideIcon> = { agree: Check, object: X, speak: MessageCircle }

type RowProps = {
  item: PositionItem
  meetingId: string
  officer: boolean
  /** Null where the reader says nothing of the item. */
  onMark: ((mark: Mark | null) => void) | null
}

/** One item: what it is, what the reader says of it, and for officers what the others say. */
export function PositionRow({ item, meetingId, officer, onMark }: RowProps) {
  const t = useT('positions')
  const { digits } = useReader()
  const number = digits(item.number)
  return (
    <li className={item.contested ? 'contested' : undefined}>
      <span className="no num">{number}</span>
      <div className="body">
        <b>
          <Text2 of={item.title} digits />
        </b>
        <p className="row tight wrap">
          <ItemTypeChip type={item.type} />
          {item.type === 'consent' ? (
            <Chip tone={item.contested ? 'alert' : 'ok'}>{t(item.contested ? 'now_b' : 'now_a')}</Chip>
          ) : null}
          {item.recused ? (
            <Chip tone="alert" icon={UserX}>
              {t('recused')}
            </Chip>
          ) : null}
        </p>
        {officer && item.said.length > 0 ? <Said item={item} /> : null}
      </div>
      {onMark ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser
        <div
          className="marks"
          role="group"
          aria-label={t('marks_of', { number })}
          onKeyDown={(event) => onKey(event, item.mine, onMark)}
        >
          {MARKS.map((mark) => (
            <Button
              key={mark}
              variant={item.mine === mark ? 'plain' : 'line'}
              icon={MARK_ICONS[mark]}
              aria-pressed={item.mine === mark}
              onPress={() => onMark(item.mine === mark ? null : mark)}
            >
              {t(`mark.${mark}`)}
            </Button>
          ))}
          <Link className="link small" to={`/m/${meetingId}#item-${item.itemId}`}>
            {t('recuse')}
          </Link>
        </div>
      ) : item.mine ? (
        <span className="row tight">
          <Icon of={MARK_ICONS[item.mine]} size="sm" /> {t(`mark.${item.mine}`)}
        </span>
      ) : null}
    </li>
  )
}

const ARROWS: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 }

/** 1, 2 and 3 say it; the arrows go from item to item, on the same mark. */
function onKey(event: KeyboardEvent<HTMLElement>, mine: Mark | null, onMark: (mark: Mark | null) => void): void {
  const mark = MARKS[Number(event.key) - 1]
  if (mark) {
    event.preventDefault()
    if (mine !== mark) onMark(mark)
    return
  }
  const step = ARROWS[event.key]
  if (!step) return
  event.preventDefault()
  const groups = [...document.querySelectorAll<HTMLElement>('.position-rows .marks')]
  const next = groups[groups.indexOf(event.currentTarget) + step]
  const at = [...event.currentTarget.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement)
  next?.querySelectorAll('button')[Math.max(0, at)]?.focus()
}

function Said({ item }: Pick<RowProps, 'item'>) {
  const t = useT('positions')
  const { pick, language } = useReader()
  const others = item.said.filter(({ mark }) => mark !== 'agree')
  const agree = item.said.length - others.length
  return (
    <small className="note muted">
      {[
        ...MARKS.filter((mark) => mark !== 'agree').flatMap((mark) => {
          const names = others.filter((one) => one.mark === mark).map(({ name }) => pick(name))
          return names.length > 0 ? [`${t(`said.${mark}`)} ${names.join(language === 'ar' ? '، ' : ', ')}`] : []
        }),
        ...(agree > 0 ? [t('said.agree', { count: agree })] : []),
      ].join(' · ')}
    </small>
  )
}
