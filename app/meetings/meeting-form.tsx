import { type FormEvent, type ReactNode, useState } from 'react'
import { DayField } from '../calendar/day-field.tsx'
import { CallField } from '../call/call-field.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import type { CallPlace } from '../rules/call-place.ts'
import { instantOf, sittingTimes, wallOf } from '../rules/zoned-time.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import type { MeetingKind } from '../wire/meetings.ts'
import type { Bilingual } from '../wire/text.ts'
import './meeting-form.css'

export type MeetingFacts = {
  title: Bilingual
  kind: MeetingKind
  place: Bilingual
  call?: CallPlace
  startsAt: string
  endsAt: string
}

type MeetingFormProps = {
  id: string
  facts: MeetingFacts
  zone: string
  onSubmit: (facts: MeetingFacts) => void
  refusal: string | null
  /** Below the fields, where it depends on them. */
  extra?: (given: { startsAt: string; endsAt: string } | null, kind: MeetingKind) => ReactNode
}

const KINDS = ['in_person', 'hybrid', 'virtual', 'circulation'] as const

/** Title, kind, place and times of a meeting, told in the body's zone. Its button is the caller's, by `form={id}`. */
export function MeetingForm({ id, facts, zone, onSubmit, refusal, extra }: MeetingFormProps) {
  const t = useT('meetings')
  const { language } = useReader()
  const reader = readerOf(language, zone)
  const [title, setTitle] = useState(facts.title)
  const [place, setPlace] = useState(facts.place)
  const [kind, setKind] = useState<MeetingKind>(facts.kind)
  const [call, setCall] = useState(facts.call)
  const [day, setDay] = useState(wallOf(facts.startsAt, zone).day)
  const [start, setStart] = useState(wallOf(facts.startsAt, zone).hour)
  const [end, setEnd] = useState(wallOf(facts.endsAt, zone).hour)
  const [lastDay, setLastDay] = useState(wallOf(facts.endsAt, zone).day)
  const remote = kind === 'hybrid' || kind === 'virtual'
  const circulates = kind === 'circulation'
  const sitting = day && start && end ? sittingTimes(day, start, end, zone) : null
  // A circulation ends on a day of its own: its deadline.
  const times =
    sitting && circulates ? { ...sitting, endsAt: instantOf(lastDay || day, end, zone).toISOString() } : sitting
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (times) onSubmit({ title, place, kind, ...(remote && call && { call }), ...times })
  }
  return (
    <form id={id} className="meeting-form" onSubmit={submit}>
      {refusal ? (
        <Notice tone="danger" title={t('form.not_saved')} live>
          {refusal}
        </Notice>
      ) : null}
      <div className="two">
        <Field
          label={t('form.title_ar')}
          language="ar"
          isRequired
          value={title.ar}
          onChange={(ar) => setTitle({ ...title, ar })}
        />
        <Field
          label={t('form.title_en')}
          language="en"
          isRequired
          value={title.en}
          onChange={(en) => setTitle({ ...title, en })}
        />
      </div>
      <div className="three">
        <DayField label={t('form.day')} isRequired value={day} onChange={setDay} />
        <Field label={t('form.start')} type="time" isRequired value={start} onChange={setStart} />
        <Field
          label={t(circulates ? 'form.deadline_hour' : 'form.end')}
          type="time"
          isRequired
          value={end}
          onChange={setEnd}
        />
        {circulates ? (
          <DayField label={t('form.deadline_day')} isRequired value={lastDay} onChange={setLastDay} />
        ) : null}
      </div>
      {times ? (
        <p className="small soft">
          {reader.dates(times.startsAt)} · {t('form.length', { length: lengthOf(times, reader) })}
          {circulates || wallOf(times.endsAt, zone).day === day ? '' : ` · ${t('form.next_day')}`} ·{' '}
          <bdi>{reader.zone(times.startsAt)}</bdi>
        </p>
      ) : null}
      <div className="field">
        <span className="label">{t('form.kind')}</span>
        <Segments
          label={t('form.kind')}
          items={KINDS.map((one) => ({ id: one, label: t(`kind.${one}`) }))}
          value={kind}
          onChange={(one) => setKind(one as MeetingKind)}
        />
      </div>
      <div className="two">
        <Field
          label={t('form.place_ar')}
          language="ar"
          value={place.ar}
          onChange={(ar) => setPlace({ ...place, ar })}
        />
        <Field
          label={t('form.place_en')}
          language="en"
          value={place.en}
          onChange={(en) => setPlace({ ...place, en })}
        />
      </div>
      {remote ? <CallField value={call ?? { way: 'page' }} onChange={setCall} /> : null}
      {extra?.(times, kind)}
    </form>
  )
}

const lengthOf = (times: { startsAt: string; endsAt: string }, reader: ReturnType<typeof readerOf>): string =>
  reader.duration((Date.parse(times.endsAt) - Date.parse(times.startsAt)) / 60_000)
