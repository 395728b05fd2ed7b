import './notices.css'
import { Link } from '@remix-run/react'
import { BellOff, CheckCheck } from 'lucide-react'
import type { NoticeList } from '../../server/meetings/load-notices.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { HouseBar } from './house-bar.tsx'
import { noticeIcon, useNoticeWords } from './notice-words.ts'
import { useMarkRead } from './use-mark-read.ts'

/** What the reader was told, newest first. */
export function NoticesScreen({ list }: { list: NoticeList }) {
  const t = useT('home')
  const words = useNoticeWords()
  const { markRead, marking } = useMarkRead()
  const unread = list.notices.filter((notice) => !notice.read).map((notice) => notice.noticeId)
  return (
    <>
      <HouseBar />
      <main id="main" tabIndex={-1} className="one-column notices">
        <div className="row between wrap">
          <h1>{t('notices.title')}</h1>
          {unread.length > 0 ? (
            <Button variant="line" size="small" icon={CheckCheck} isPending={marking} onPress={() => markRead(unread)}>
              {t('notices.mark_all')}
            </Button>
          ) : null}
        </div>
        {list.notices.length === 0 ? (
          <EmptyState icon={BellOff} title={t('notices.empty')}>
            {t('notices.empty_more')}
          </EmptyState>
        ) : (
          <ul className="sheet rows">
            {list.notices.map((notice) => {
              const { title, more } = words(notice, notice.body.zone)
              return (
                <li key={notice.noticeId} className={notice.read ? 'read' : undefined}>
                  <Icon of={noticeIcon(notice)} />
                  <span className="grow">
                    <Link to={notice.to}>{title}</Link>
                    <small>
                      <Text2 of={notice.body.name} /> · {more}
                    </small>
                  </span>
                  {notice.read ? null : <Chip tone="accent">{t('notices.new')}</Chip>}
                </li>
              )
            })}
          </ul>
        )}
      </main>
    </>
  )
}
