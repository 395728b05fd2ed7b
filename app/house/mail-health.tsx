import type { MailHealth } from '../../server/mail/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'

/** Whether notices go out by e-mail, and how many wait. */
export function MailHealthSheet({ health }: { health: MailHealth | null }) {
  const t = useT('mail')
  const reader = useReader()
  return (
    <Sheet title={t('health.title')}>
      {health === null ? (
        <Notice tone="info" title={t('health.off')}>
          {t('health.off_next')}
        </Notice>
      ) : health.oldest === null ? (
        <p>{t('health.idle')}</p>
      ) : (
        <Notice
          tone={health.answer ? 'alert' : 'info'}
          title={t('health.waiting', {
            count: health.waiting,
            since: `${reader.fullDay(health.oldest)}, ${reader.time(health.oldest)}`,
          })}
        >
          {health.answer ? (
            <>
              {t('health.answer')}{' '}
              <bdi dir="ltr" lang="en" className="code">
                {health.answer}
              </bdi>
            </>
          ) : null}
        </Notice>
      )}
    </Sheet>
  )
}
