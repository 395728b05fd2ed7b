import { CalendarClock, ScrollText } from 'lucide-react'
import type { MemorandumPage, ShownVersion } from '../../server/memoranda/load-memorandum.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Bilingual } from '../wire/text.ts'
import { FileRow } from './lodged-file.tsx'

/** What was filed, as it was filed. */
export function VersionSheet({ version, page }: { version: ShownVersion; page: MemorandumPage }) {
  const t = useT('memoranda')
  const reader = useReader()
  const { meeting, deadline, decision } = version
  return (
    <Sheet
      title={t(page.memorandum.filed > 1 ? 'version.title' : 'version.only', { number: reader.digits(version.number) })}
    >
      <div className="stack">
        <Words label={t('version.subject')} words={version.title} />
        <Words label={t('version.summary')} words={version.summary} />
        {decision ? <Words label={t('version.decision')} words={decision} record /> : null}
        {version.file ? <FileRow file={version.file} /> : null}
        {version.late ? (
          <Notice tone="alert" title={t('late.title')}>
            {version.lateReason ? (
              <>
                {t('late.because')} <span dir="auto">{version.lateReason}</span>
              </>
            ) : null}
          </Notice>
        ) : null}
        <p className="memo-facts">
          <span>{t('version.filed', { at: `${reader.date(version.filedAt)} · ${reader.time(version.filedAt)}` })}</span>
          <span className="row tight">
            <Icon of={CalendarClock} size="sm" />
            {meeting
              ? t('meeting', { number: reader.digits(meeting.number), day: reader.fullDay(meeting.startsAt) })
              : t('draft.any_meeting')}
          </span>
          {deadline ? (
            <span>{t('deadline', { at: `${reader.fullDay(deadline)} · ${reader.time(deadline)}` })}</span>
          ) : null}
          <span className="row tight muted">
            <Icon of={ScrollText} size="sm" />
            {t('entry', { entry: version.entry })}
          </span>
        </p>
      </div>
    </Sheet>
  )
}

function Words({ label, words, record = false }: { label: string; words: Bilingual; record?: boolean }) {
  return (
    <div className="memo-words">
      <h3>{label}</h3>
      <div className="memo-pair">
        {(['ar', 'en'] as const).map((language) =>
          words[language] ? (
            <blockquote
              key={language}
              className={record ? 'record' : ''}
              lang={language}
              dir={language === 'ar' ? 'rtl' : 'ltr'}
            >
              {words[language]}
            </blockquote>
          ) : null,
        )}
      </div>
    </div>
  )
}
