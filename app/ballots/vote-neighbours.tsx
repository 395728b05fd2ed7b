import { useNavigate } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Neighbours } from '../../server/ballots/vote-neighbours.ts'
import { useT } from '../i18n/use-reader.ts'
import { useShortcuts } from '../live/use-shortcuts.ts'
import { LinkButton } from '../ui/button.tsx'

/** From one of the body's decided votes to the next, by hand or by a key: a year of them, turned like pages. */
export function VoteNeighbours({ of: { previous, next, nth, of } }: { of: Neighbours }) {
  const t = useT('ballots')
  const navigate = useNavigate()
  const to = (id: string) => `/v/${id}/result`
  useShortcuts(
    [
      { code: 'KeyP', key: 'previous', act: previous && (() => navigate(to(previous))) },
      { code: 'KeyN', key: 'next', act: next && (() => navigate(to(next))) },
    ],
    () => {},
  )
  if (of === 1) return null
  return (
    <nav className="vote-neighbours" aria-label={t('result.browse')}>
      {previous ? (
        <LinkButton
          variant="quiet"
          icon={ChevronLeft}
          iconFlip
          to={to(previous)}
          aria-label={t('result.previous')}
          aria-keyshortcuts="P"
        />
      ) : null}
      <span className="small soft num">{t('result.nth', { nth, of })}</span>
      {next ? (
        <LinkButton
          variant="quiet"
          icon={ChevronRight}
          iconFlip
          to={to(next)}
          aria-label={t('result.next')}
          aria-keyshortcuts="N"
        />
      ) : null}
    </nav>
  )
}
