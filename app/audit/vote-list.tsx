import { Link } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import type { AuditPage, AuditVote } from '../../server/ledger/load-audit.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Report } from '../rules/verify/report.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import { errorsOf, sealOf } from './vote-seal.ts'

/** Votes newest first, each with its seal: waiting until this browser has checked it. */
export function VoteList({ page, report }: { page: AuditPage; report: Report | null }) {
  const t = useT('audit')
  const { votes, chosen, ledger } = page
  return (
    <nav className="pane list" aria-label={t('votes')}>
      <header>
        <h2>{t('votes')}</h2>
        <Chip>{t('entries', { count: ledger.size })}</Chip>
      </header>
      <ul>
        <li>
          <Link
            to="?vote=all"
            className={chosen ? 'v' : 'v on'}
            aria-current={chosen ? undefined : 'page'}
            preventScrollReset
          >
            <span className="whole">
              <Icon of={ScrollText} />
            </span>
            <span>
              <span className="t">{t('whole')}</span>
              <small>{t('whole_note')}</small>
            </span>
          </Link>
        </li>
        {votes.map((vote) => (
          <li key={vote.vote}>
            <VoteRow vote={vote} on={vote.vote === chosen?.vote} report={report} />
          </li>
        ))}
      </ul>
      {votes.length === 0 ? <p className="none small muted">{t('no_votes')}</p> : null}
    </nav>
  )
}

function VoteRow({ vote, on, report }: { vote: AuditVote; on: boolean; report: Report | null }) {
  const t = useT('audit')
  const reader = useReader()
  const state = sealOf(vote, report)
  const tone = state === 'verified' ? 'g' : state === 'failed' ? 'b' : 'u'
  const errors = report ? errorsOf(vote, report).length : 0
  const words =
    vote.state === 'open'
      ? t('state.open')
      : state === 'failed'
        ? t('state.failed', { count: errors })
        : t(`state.${state}`)
  return (
    <Link
      to={`?vote=${vote.vote}`}
      className={on ? 'v on' : 'v'}
      aria-current={on ? 'page' : undefined}
      preventScrollReset
    >
      <Seal state={state} size={32} />
      <span>
        <span className="t">
          <Text2 of={vote.title} digits />
        </span>
        <small>{reader.date(vote.at)}</small>
        <span className={`st ${tone}`}>{words}</span>
      </span>
    </Link>
  )
}
