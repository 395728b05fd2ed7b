import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { OpenSlidesPreview } from '../wire/moving.ts'

/** Who took part elsewhere, and whom of this body that is. */
export function Participants({ people }: Pick<OpenSlidesPreview, 'people'>) {
  const t = useT('moving')
  if (people.length === 0) return null
  return (
    <Sheet title={t('meeting.people')} padded={false}>
      <p className="in small soft">{t('meeting.people_hint')}</p>
      <ul className="rows wrapped brought-people">
        {[...people]
          .sort((a, b) => Number(b.seat !== null) - Number(a.seat !== null))
          .slice(0, 300)
          .map(({ id, name, seat }) => (
            <li key={id}>
              <span className="grow">
                <bdi>{name || '–'}</bdi>
                {seat ? (
                  <small className="muted">
                    <Text2 of={seat.name} />
                  </small>
                ) : null}
              </span>
              <Chip tone={seat ? 'ok' : 'outline'}>{t(seat ? `meeting.by_${seat.by}` : 'meeting.no_seat')}</Chip>
            </li>
          ))}
      </ul>
    </Sheet>
  )
}

export function NotBrought({ notBrought }: Pick<OpenSlidesPreview, 'notBrought'>) {
  const t = useT('moving')
  const counted = (['speakers', 'files', 'motions'] as const).filter((key) => notBrought[key] > 0)
  if (counted.length === 0 && notBrought.polls === 0) return null
  return (
    <Sheet title={t('meeting.not')} padded={false}>
      <ul className="rows wrapped">
        {counted.map((key) => (
          <li key={key}>
            <span className="grow">{t(`meeting.${key}`, { count: notBrought[key] })}</span>
          </li>
        ))}
        {notBrought.polls > 0 ? (
          <li>
            <span className="grow">{t('meeting.polls')}</span>
          </li>
        ) : null}
      </ul>
    </Sheet>
  )
}
