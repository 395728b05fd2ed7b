import { Save, Send } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { isLate, missingIn } from '../rules/memoranda.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import type { MeetingId, MemorandumId } from '../wire/ids.ts'
import type { MemorandumFields } from '../wire/memoranda.ts'
import type { Bilingual } from '../wire/text.ts'
import { FilePicker, type LodgedFile } from './lodged-file.tsx'
import { useMemorandumAct } from './use-memorandum-act.ts'

const LATER = 'later'
type DraftFormProps = { page: MemorandumPage; draft: NonNullable<MemorandumPage['draft']> }

/** What a unit writes before it files, or files again: kept when it says so, and whole before it is filed. */
export function DraftForm({ page, draft }: DraftFormProps) {
  const t = useT('memoranda')
  const { language, digits } = useReader()
  const reader = readerOf(language, page.zone)
  const showToast = useToast()
  // The one that was read: what somebody else of the unit kept meanwhile refuses this form, and is not written over.
  const [version, setVersion] = useState(page.memorandum.version)
  const [title, setTitle] = useState(draft.title)
  const [summary, setSummary] = useState(draft.summary)
  const [decision, setDecision] = useState(draft.decision ?? { ar: '', en: '', authoritative: 'ar' as const })
  const [meeting, setMeeting] = useState<string>(draft.meetingId ?? LATER)
  const [file, setFile] = useState<LodgedFile | null>(draft.file)
  const [lateReason, setLateReason] = useState('')
  const [tried, setTried] = useState(false)
  const kept = useMemorandumAct<{ version: number }>((done) => {
    setVersion(done.version)
    showToast({ tone: 'ok', title: t('draft.kept') })
  })
  const filed = useMemorandumAct<{ year: number; number: number }>((done) =>
    showToast({ tone: 'ok', title: t('draft.filed', { number: done.number, year: done.year }) }),
  )
  const aim = page.aims.find(({ meetingId }) => meetingId === meeting)
  const late = isLate(aim?.deadline ? new Date(aim.deadline) : null, new Date(page.now))
  const missing = missingIn({ title, summary, paper: file !== null })
  const fields: MemorandumFields = {
    title,
    summary,
    decision: decision.ar.trim() || decision.en.trim() ? decision : null,
    fileId: file?.fileId ?? null,
    meetingId: meeting === LATER ? null : (meeting as MeetingId),
  }
  const memorandumId = page.memorandum.memorandumId as MemorandumId
  const send = () => {
    setTried(true)
    if (missing.length > 0 || (late && !lateReason.trim())) return
    filed.send({ act: 'file', memorandumId, version, fields, lateReason: late ? lateReason.trim() : '' })
  }
  const stale = kept.code === 'memorandum_stale' || filed.code === 'memorandum_stale'
  const refusal = filed.refusal ?? kept.refusal
  const aims = page.aims.map(({ meetingId, number, startsAt, deadline }) => ({
    id: meetingId as string,
    label: t('meeting', { number: digits(number), day: reader.fullDay(startsAt) }),
    ...(deadline && { note: t('deadline', { at: `${reader.fullDay(deadline)} · ${reader.time(deadline)}` }) }),
  }))
  // The meeting that was chosen has passed: it stays named until its unit chooses another.
  const gone = meeting !== LATER && !aim ? [{ id: meeting, label: t('draft.meeting_gone') }] : []
  return (
    <Sheet title={t(page.memorandum.filed > 0 ? 'draft.mend' : 'draft.write')}>
      <div className="stack">
        <Pair name="title" words={title} onChange={setTitle} max={300} wrong={tried && missing.includes('title')} />
        <Pair
          name="summary"
          lines={4}
          words={summary}
          onChange={setSummary}
          max={4000}
          wrong={tried && missing.includes('summary')}
        />
        <Pair
          name="decision"
          record
          lines={4}
          words={decision}
          onChange={(words) => setDecision({ ...decision, ...words })}
          max={4000}
        />
        {fields.decision ? (
          <div className="row tight wrap">
            <span className="note soft">{t('draft.prevails')}</span>
            <Segments
              label={t('draft.prevails')}
              items={[
                { id: 'ar', label: t('draft.arabic') },
                { id: 'en', label: t('draft.english') },
              ]}
              value={decision.authoritative}
              onChange={(id) => setDecision({ ...decision, authoritative: id === 'en' ? 'en' : 'ar' })}
            />
          </div>
        ) : null}
        <FilePicker unitId={page.unit.unitId} label={t('draft.paper')} file={file} onChange={setFile} />
        {tried && missing.includes('paper') ? <Notice tone="danger" title={t('draft.paper_missing')} live /> : null}
        <Select
          label={t('draft.meeting')}
          value={meeting}
          onChange={setMeeting}
          items={[...aims, ...gone, { id: LATER, label: t('draft.any_meeting') }]}
        />
        {late ? (
          <>
            <Notice tone="alert" title={t('late.now')}>
              {t('late.now_more')}
            </Notice>
            <TextArea
              label={t('late.reason')}
              value={lateReason}
              onChange={setLateReason}
              maxLength={4000}
              rows={2}
              error={tried && !lateReason.trim() ? t('late.reason_missing') : null}
            />
          </>
        ) : null}
        {refusal ? (
          <Notice
            tone="danger"
            title={t('not_done')}
            live
            action={
              stale ? (
                <Button size="small" onPress={() => window.location.reload()}>
                  {t('draft.reload')}
                </Button>
              ) : null
            }
          >
            {refusal}
          </Notice>
        ) : null}
        <div className="row wrap">
          <Button variant="primary" icon={Send} iconFlip isPending={filed.sending} onPress={send}>
            {t(page.memorandum.filed > 0 ? 'draft.file_again' : 'draft.file')}
          </Button>
          <Button
            variant="line"
            icon={Save}
            isPending={kept.sending}
            onPress={() => kept.send({ act: 'write', memorandumId, version, fields })}
          >
            {t('draft.keep')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

type PairProps = {
  name: 'title' | 'summary' | 'decision'
  words: Bilingual
  onChange: (words: Bilingual) => void
  max: number
  lines?: number
  record?: boolean
  wrong?: boolean
}

/** The same words in Arabic and in English, Arabic first. */
function Pair({ name, words, onChange, max, lines, record = false, wrong = false }: PairProps) {
  const t = useT('memoranda')
  const { ar, en } = words
  return (
    <div className="memo-pair">
      {(['ar', 'en'] as const).map((language) => {
        const empty = name === 'title' ? !words[language].trim() : true
        const common = {
          label: t(`draft.${name}_${language}`),
          language,
          maxLength: max,
          value: words[language],
          onChange: (typed: string) => onChange({ ar, en, [language]: typed }),
          error: wrong && empty ? t(`draft.${name}_missing`) : null,
        }
        return lines ? (
          <TextArea key={language} {...common} rows={lines} record={record} />
        ) : (
          <Field key={language} {...common} />
        )
      })}
    </div>
  )
}
