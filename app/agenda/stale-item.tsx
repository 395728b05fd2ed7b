import type { NamedSeat } from '../../server/bodies/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Draft, DraftDesk, Fields } from './use-drafts.ts'
import type { TreeItem } from './use-tree.ts'

type StaleItemProps = { item: TreeItem; draft: Draft; desk: DraftDesk; seats: readonly NamedSeat[] }

const NAMES = ['title', 'decision', 'type', 'presenterSeatId', 'minutes', 'classification', 'purpose'] as const

/** Somebody saved first: both texts side by side where they differ, and a choice. Nothing is merged, and nothing is lost. */
export function StaleItem({ item, draft, desk, seats }: StaleItemProps) {
  const t = useT('agenda')
  const say = useFieldWords(seats)
  const theirs = item.fields
  const differing = theirs
    ? NAMES.filter((name) => JSON.stringify(theirs[name]) !== JSON.stringify(draft.fields[name]))
    : []
  return (
    <Notice tone="alert" title={t('stale.title')} live>
      {t('stale.about')}
      <table className="stale">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('stale.theirs')}</th>
            <th scope="col">{t('stale.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`change.${name === 'presenterSeatId' ? 'presenter' : name}`)}</th>
              <td>{theirs ? say(theirs, name) : null}</td>
              <td>{say(draft.fields, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className="row wrap">
        <Button size="small" onPress={() => desk.keepMine(item.itemId, item.version)}>
          {t('stale.keep_mine')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => desk.drop(item.itemId)}>
          {t('stale.take_theirs')}
        </Button>
      </span>
    </Notice>
  )
}

function useFieldWords(seats: readonly NamedSeat[]) {
  const t = useT('agenda')
  const { pick, digits } = useReader()
  return (fields: Fields, name: (typeof NAMES)[number]) => {
    switch (name) {
      case 'type':
        return t(`type.${fields.type}`)
      case 'classification':
        return t(`classification.${fields.classification}`)
      case 'minutes':
        return digits(fields.minutes)
      case 'presenterSeatId': {
        const seat = seats.find((one) => one.seatId === fields.presenterSeatId)
        return seat ? pick(seat.name ?? seat.title) : t('fields.nobody')
      }
      default: {
        const words = fields[name]
        return (
          <>
            <p lang="ar" dir="rtl">
              {words?.ar}
            </p>
            <p lang="en" dir="ltr">
              {words?.en}
            </p>
          </>
        )
      }
    }
  }
}
