import type { DisplayRoom } from '../../server/displays/load-display.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BothTexts } from './both-texts.tsx'
import { Pages } from './pages.tsx'
import { WallRoom } from './wall-room.tsx'
import { WallSpeaker } from './wall-speaker.tsx'

/** What is under discussion, and who is here. Of an item that the wall may not show, its number alone. */
export function WallItem({ page }: { page: DisplayRoom }) {
  const t = useT('displays')
  const reader = useReader()
  const { item, meeting } = page
  const number = item && reader.digits(item.number)
  return (
    <div className="wall" data-plan={page.body.plan}>
      <section className="sheet wall-say">
        {item === null ? (
          <div className="wall-only">
            <p className="eyebrow">{t('sitting', { number: meeting.number })}</p>
            <h1>{t('between')}</h1>
          </div>
        ) : item.closed ? (
          <div className="wall-only">
            <h1>{t('closed', { number })}</h1>
          </div>
        ) : (
          <>
            <p className="eyebrow">{t('item', { number })}</p>
            <Pages of={item.number}>
              <h1>
                <Text2 of={item.title} digits />
              </h1>
              {item.decision ? <BothTexts of={item.decision} /> : <Text2 of={item.title} other as="p" digits />}
            </Pages>
          </>
        )}
      </section>
      <aside className="wall-aside">
        {page.speaker ? <WallSpeaker speaker={page.speaker} served={page.now} /> : null}
        <WallRoom page={page} />
      </aside>
    </div>
  )
}
