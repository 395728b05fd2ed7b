import './closed.css'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { AgendaRow } from '../agenda/agenda-row.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'

type Shut = { number: string; depth: number; place: number }

/** In the agenda of whoever may not be there: the number of a closed item, and nothing else of it. */
export function ClosedRow({ number, depth }: Shut) {
  const t = useT('closed')
  return (
    <AgendaRow
      number={number}
      depth={depth}
      title={
        <span className="closed-row">
          <span className="t">
            <Icon of={Lock} size="sm" /> {t('item')}
          </span>
        </span>
      }
    />
  )
}

/** The same in the pack. */
export function ClosedPackItem({ number, depth }: Shut) {
  const t = useT('closed')
  const reader = useReader()
  return (
    <li className={`pack-item depth-${depth}`}>
      <span className="no num">{reader.digits(number)}</span>
      <div className="body">
        <h2>{t('item')}</h2>
        <p className="closed">
          <Icon of={Lock} size="sm" /> {t('item_more')}
        </p>
      </div>
    </li>
  )
}

/** Rows of what is seen and of what is closed, in the order of the agenda. */
export function inPlace<T extends { place: number }, S extends Shut>(
  items: readonly T[],
  shut: readonly S[],
  row: (item: T) => ReactNode,
  closed: (one: S) => ReactNode,
): ReactNode[] {
  const rows = [
    ...items.map((item) => ({ place: item.place, row: row(item) })),
    ...shut.map((one) => ({ place: one.place, row: closed(one) })),
  ]
  return rows.sort((a, b) => a.place - b.place).map((one) => one.row)
}
