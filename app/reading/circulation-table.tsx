import { BellRing, Circle, CircleCheck, CircleCheckBig, CircleDot, Lock, type LucideIcon } from 'lucide-react'
import type { CirculationCell, CirculationPage } from '../../server/reading/load-circulation.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import type { PersonId } from '../wire/ids.ts'
import {
  type CellTone,
  type CirculationReader,
  isUnopened,
  isUnsaid,
  toneOfCell,
  useCellWords,
} from './circulation-words.ts'

const ICONS: Record<CellTone, LucideIcon> = {
  kept: Lock,
  none: Circle,
  some: CircleDot,
  all: CircleCheck,
  said: CircleCheckBig,
}

type TableProps = { page: CirculationPage; readers: CirculationReader[]; onRemind: (personId: PersonId) => void }

/** Members down, papers across, and under each paper how many have opened and acknowledged it. */
export function CirculationTable({ page, readers, onRemind }: TableProps) {
  const t = useT('reading')
  const { digits } = useReader()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="sheet grid-scroll" tabIndex={0} aria-label={t('circulation.title')}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('circulation.member')}</th>
            {page.papers.map((paper) => (
              <th scope="col" key={paper.paperId}>
                <span className="num">{digits(paper.reference)}</span> <Text2 of={paper.title} digits />
                <small className="note muted">{t('circulation.pages', { count: paper.pages })}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readers.map((reader) => (
            <tr key={reader.personId}>
              <th scope="row">
                <Who reader={reader} onRemind={onRemind} />
              </th>
              {reader.cells.map((cell, index) => (
                <Cell
                  key={page.papers[index]?.paperId}
                  cell={cell as CirculationCell}
                  pages={page.papers[index]?.pages ?? 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum label={t('circulation.sum_opened')} page={page} counts={(cell) => !isUnopened(cell)} />
          <Sum label={t('circulation.sum_said')} page={page} counts={(cell) => !isUnsaid(cell)} />
        </tfoot>
      </table>
    </section>
  )
}

function Who({ reader: whole, onRemind }: { reader: CirculationReader } & Pick<TableProps, 'onRemind'>) {
  const t = useT('reading')
  const { language, pick, day, time } = useReader()
  const { personId, name, titles, reminded, me } = whole
  return (
    <span className="who">
      <Face id={personId} name={name} size="sm" />
      <span>
        <Text2 of={name} />
        <small className="note muted">
          {titles.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: seats have no other name here, and their order is fixed
            <span key={index}>
              {index > 0 ? (language === 'ar' ? '، ' : ', ') : null}
              <Text2 of={title} digits />
            </span>
          ))}
        </small>
        {reminded ? (
          <small className="note muted">{t('remind.at', { at: `${day(reminded.at)} · ${time(reminded.at)}` })}</small>
        ) : null}
      </span>
      {!me && !reminded?.lately && whole.cells.some(isUnopened) ? (
        <span className="unprinted">
          <Button
            variant="quiet"
            size="small"
            icon={BellRing}
            aria-label={t('remind.one', { name: pick(name) })}
            onPress={() => onRemind(personId)}
          />
        </span>
      ) : null}
    </span>
  )
}

function Cell({ cell, pages }: { cell: CirculationCell; pages: number }) {
  const words = useCellWords()
  const reader = useReader()
  const tone = toneOfCell(cell)
  const at = cell.kept === null ? (cell.acknowledgedAt ?? cell.lastReadAt) : null
  return (
    <td className={`cell ${tone}`}>
      <Icon of={ICONS[tone]} size="sm" /> <span>{words(cell, pages)}</span>
      {at ? (
        <small className="note muted">
          {reader.day(at)} · {reader.time(at)}
        </small>
      ) : null}
    </td>
  )
}

function Sum({
  label,
  page,
  counts,
}: {
  label: string
  page: CirculationPage
  counts: (cell: CirculationCell) => boolean
}) {
  const t = useT('reading')
  const { digits } = useReader()
  return (
    <tr>
      <th scope="row">{label}</th>
      {page.papers.map((paper, index) => {
        const open = page.readers.flatMap(({ cells }) => (cells[index]?.kept === null ? [cells[index]] : []))
        const done = open.filter((cell) => counts(cell as CirculationCell)).length
        return (
          <td key={paper.paperId} className="num">
            {t('circulation.of', { done: digits(done), all: digits(open.length) })}
          </td>
        )
      })}
    </tr>
  )
}
