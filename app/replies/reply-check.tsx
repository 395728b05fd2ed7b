import './replies.css'
import { Link } from '@remix-run/react'
import { CalendarCheck, UsersRound } from 'lucide-react'
import type { ReplyList } from '../../server/replies/list-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { isPressing, useCountWords } from './reply-counts.tsx'

/** Among the checks of the agenda: whether enough members come. Absent before anybody could answer. */
export function ReplyCheck({ list }: { list: ReplyList | null }) {
  const t = useT('replies')
  const words = useCountWords()
  if (!list) return null
  const pressing = isPressing(list.outlook)
  return (
    <li className={`check-line ${pressing ? 'warn' : 'info'}`}>
      <Icon of={pressing ? UsersRound : CalendarCheck} />
      <Link to={`/m/${list.meetingId}/reply`} className="reply-check">
        <b>{t(`outlook.${list.outlook.verdict}`, { count: list.outlook.declined })}</b>
        <span>{words(list)}</span>
      </Link>
    </li>
  )
}
