import './home.css'
import { Armchair, StickyNote } from 'lucide-react'
import type { Home } from '../../server/meetings/load-home.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { UnitsCard } from '../memoranda/units-card.tsx'
import { Deputizing } from '../replies/deputizing.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { HomeCard } from './home-card.tsx'
import { HouseBar } from './house-bar.tsx'
import { useNow } from './use-now.ts'

/** The next sitting of each body of the reader, and what waits for them. */
export function HomeScreen({ home }: { home: Home }) {
  const t = useT('home')
  const now = useNow(home.now)
  const { language, pick } = useReader()
  const { bodies } = home
  const only = bodies.length === 1 ? bodies[0] : undefined
  const reader = readerOf(language, bodies[0]?.zone ?? 'Asia/Bahrain')
  return (
    <>
      <HouseBar {...(only ? { body: only, ledger: only.may.ledger } : { bodies })} />
      <main id="main" tabIndex={-1} className="home">
        <div className="hello">
          <h1>{t(`greeting.${partOfDay(now, bodies[0]?.zone)}`, { name: pick(home.name) })}</h1>
          <span className="small muted">{reader.dates(now)}</span>
        </div>
        {home.aside > 0 ? (
          <Notice
            tone="alert"
            icon={StickyNote}
            title={t('aside', { count: home.aside })}
            action={
              <LinkButton size="small" to="/notes/aside">
                {t('aside_open')}
              </LinkButton>
            }
          >
            {t('aside_more')}
          </Notice>
        ) : null}
        <Deputizing deputies={home.deputies} />
        <UnitsCard units={home.units} />
        {bodies.map((body, index) => (
          <HomeCard key={body.bodyId} body={body} home={home} now={now} named={!only} main={index === 0} />
        ))}
        {bodies.length === 0 && home.deputies.length === 0 && !home.units ? (
          <EmptyState icon={Armchair} title={t('no_seat.title')}>
            {t(home.administrator ? 'no_seat.administrator' : 'no_seat.person')}
          </EmptyState>
        ) : null}
        {home.administrator ? (
          <div className="row">
            <LinkButton variant={bodies.length === 0 ? 'primary' : 'line'} to="/admin">
              {t('admin')}
            </LinkButton>
          </div>
        ) : null}
      </main>
    </>
  )
}

function partOfDay(now: number, zone = 'Asia/Bahrain'): 'morning' | 'evening' {
  const hour = new Intl.DateTimeFormat('en-GB-u-nu-latn', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(
    now,
  )
  return Number.parseInt(hour, 10) < 12 ? 'morning' : 'evening'
}
