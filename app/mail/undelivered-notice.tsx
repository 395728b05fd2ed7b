import type { Undelivered } from '../../server/mail/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'

/** For whoever prepares meetings: whom the last notice by e-mail did not reach, and what the server said. */
export function UndeliveredNotice({ undelivered }: { undelivered: Undelivered[] }) {
  const t = useT('mail')
  const reader = useReader()
  if (undelivered.length === 0) return null
  return (
    <Notice tone="alert" title={t('undelivered.title', { count: undelivered.length })}>
      {t('undelivered.next')}
      <ul>
        {undelivered.map(({ name, address, at, answer }) => (
          <li key={address}>
            <bdi>{t('undelivered.line', { name: reader.pick(name), address, date: reader.fullDay(at) })}</bdi>{' '}
            <bdi className="small soft" dir="ltr" lang="en">
              {answer}
            </bdi>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
