import './mail.css'
import type { OwnMail } from '../../server/mail/load-own-mail.ts'
import { useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { FeedSheet } from './feed-sheet.tsx'
import { MailSheet } from './mail-sheet.tsx'

/** Where notices and meetings reach the reader besides the app. */
export function MailScreen({ page }: { page: OwnMail }) {
  const t = useT('mail')
  return (
    <>
      <HouseBar />
      <main id="main" tabIndex={-1} className="one-column mail-page">
        <h1>{t('title')}</h1>
        <MailSheet page={page} />
        <FeedSheet made={page.feed?.madeAt ?? null} />
      </main>
    </>
  )
}
