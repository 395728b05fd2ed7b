import { Eye, EyeOff, Heading, type LucideIcon } from 'lucide-react'
import type { AccessMatrix, MatrixCell, MatrixItem } from '../../server/exclusions/load-access-matrix.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Chosen, When } from './matrix-screen.tsx'

const ICONS: Record<MatrixCell['now']['level'], LucideIcon> = { visible: Eye, title: Heading, hidden: EyeOff }

type TableProps = { page: AccessMatrix; when: When; onChoose: (chosen: Chosen) => void }

/** Items down, seats across: each cell a level and, where it is not the seat's plain right, its reason. */
export function MatrixTable({ page, when, onChoose }: TableProps) {
  const t = useT('access')
  const { digits, pick } = useReader()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="sheet grid-scroll" tabIndex={0} aria-label={t('title')}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            {page.seats.map((seat) => (
              <th scope="col" key={seat.seatId}>
                <Text2 of={seat.name ?? seat.title} digits />
                <small className="note muted">
                  {seat.name ? <Text2 of={seat.title} digits /> : t('vacant')}
                  {seat.clearance === 'secret'
                    ? ''
                    : ` · ${t('up_to', { level: t(`classification.${seat.clearance}`) })}`}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.items.map((item) => (
            <tr key={item.itemId}>
              <th scope="row">
                <ItemHead item={item} />
              </th>
              {item.cells ? (
                item.cells.map((cell, index) => {
                  const seat = page.seats[index]
                  return seat ? (
                    <Cell
                      key={seat.seatId}
                      standing={(cell as MatrixCell)[when]}
                      {...((item.closed && seat.outside ? page.may.admit : page.may.exclude && seat.excludable) && {
                        label: t('choose', { number: digits(item.number), name: pick(seat.name ?? seat.title) }),
                        onChoose: () => onChoose({ itemId: item.itemId, seatId: seat.seatId }),
                      })}
                    />
                  ) : null
                })
              ) : (
                <td colSpan={page.seats.length} className="cell kept">
                  {t('masked')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ItemHead({ item }: { item: MatrixItem }) {
  const t = useT('access')
  const { digits } = useReader()
  return (
    <span className="item-head">
      <span className="num">{digits(item.number)}</span>{' '}
      {item.title ? <Text2 of={item.title} digits /> : <span className="muted">{t('masked_title')}</span>}
      {item.classification ? (
        <small className="note muted">
          {t(`classification.${item.classification}`)}
          {item.published ? '' : ` · ${t('draft')}`}
        </small>
      ) : null}
    </span>
  )
}

type CellProps = { standing: MatrixCell['now']; label?: string; onChoose?: () => void }

function Cell({ standing: { level, reason }, label, onChoose }: CellProps) {
  const t = useT('access')
  const said = (
    <>
      <span>
        <Icon of={ICONS[level]} size="sm" /> {t(`level.${level}`)}
      </span>
      {level === 'visible' ? null : <small className="note">{t(`reason.${reason}`)}</small>}
    </>
  )
  return (
    <td className={`cell level-${level}`}>
      {onChoose ? (
        <Button variant="quiet" size="small" onPress={onChoose} aria-label={`${t(`level.${level}`)}. ${label}`}>
          <span className="said">{said}</span>
        </Button>
      ) : (
        <span className="said">{said}</span>
      )}
    </td>
  )
}
