import './memoranda.css'
import { Link } from '@remix-run/react'
import { Inbox } from 'lucide-react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'

/** What was filed for this meeting and is on no agenda yet, leading to the board of its memoranda. */
export function MemorandaCheck({ builder }: { builder: Builder }) {
  const t = useT('memoranda')
  const { filed, accepted } = builder.memoranda
  if (filed + accepted === 0) return null
  return (
    <li className="check-line warn">
      <Icon of={Inbox} />
      <Link className="memo-check" to={`/b/${builder.body.slug}/memoranda?meeting=${builder.meeting.id}`}>
        <b>{t('check', { count: filed + accepted })}</b>
        <span>{t('check_more', { accepted, filed })}</span>
      </Link>
    </li>
  )
}
