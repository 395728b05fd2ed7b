import './replies.css'
import { Link } from '@remix-run/react'
import type { ReplyList } from '../../server/replies/list-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import { RemindButton } from './remind-button.tsx'
import { ReplyCounts } from './reply-counts.tsx'
import { ReplyRows } from './reply-rows.tsx'

/** On the console before the sitting opens: who comes, and whether a quorum can be expected. */
export function ConsoleReplies({ list }: { list: ReplyList | null }) {
  const t = useT('replies')
  if (!list) return null
  return (
    <section className="block console-replies" aria-labelledby="console-replies">
      <h2 id="console-replies" className="row between">
        {t('all')}
        <Link className="link small" to={`/m/${list.meetingId}/reply`}>
          {t('open_page')}
        </Link>
      </h2>
      <ReplyCounts list={list} />
      <RemindButton list={list} />
      <ReplyRows list={list} />
    </section>
  )
}
