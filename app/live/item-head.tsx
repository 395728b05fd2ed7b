import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { currentItem } from './current-item.ts'

/** What is under discussion: number, kind, presenter, title, and how long it has taken of its time. */
export function ItemHead({ sitting, now, officer = false }: { sitting: Sitting; now: number; officer?: boolean }) {
  const t = useT('live')
  const reader = useReader()
  const item = currentItem(sitting)
  if (!item) {
    const open = sitting.meeting.state === 'in_session'
    return (
      <div className="item-head">
        <div className="grow">
          <h1>{t('item.none')}</h1>
          <p className="small muted">
            {officer ? t(open ? 'item.none_chair' : 'item.before_chair') : t('item.none_member')}
          </p>
        </div>
      </div>
    )
  }
  const presenter = sitting.seats.find((seat) => seat.seatId === item.presenter)
  const elapsed = now - Date.parse(sitting.meeting.calledAt ?? sitting.now)
  const over = item.minutes > 0 && elapsed > item.minutes * 60_000
  return (
    <div className="item-head">
      <div className="grow">
        <p className="eyebrow">
          {t('item.about', { number: item.number, type: t(`item.type.${item.type}`) })}
          {presenter ? ` · ${t('item.presented_by', { name: reader.pick(presenter.name) })}` : ''}
        </p>
        <h1>
          <Text2 of={item.title} digits />
        </h1>
      </div>
      <div className={over ? 'item-time over' : 'item-time'}>
        <b className="num" role="timer">
          {reader.clock(elapsed)}
        </b>
        <small className="note muted">
          {over ? t('item.over') : item.minutes > 0 ? t('item.of_minutes', { count: item.minutes }) : null}
        </small>
      </div>
    </div>
  )
}
