import { useState } from 'react'
import type { ProxiesPage } from '../../server/bodies/load-proxies.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { instantOf } from '../rules/zoned-time.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import type { MeetingId } from '../wire/ids.ts'
import type { ProxyFacts, useProxyAct } from './use-proxy-act.ts'

type ProxyFormProps = {
  page: ProxiesPage
  /** One's own seat's; or, as the secretary, a member's who gave it in writing. */
  how: 'give' | 'record'
  act: ReturnType<typeof useProxyAct>
  onClose: () => void
}

type Member = ProxiesPage['members'][number]

const UNTIL = 'until'

/** Whose vote, who is to cast it, and for how long. */
export function ProxyForm({ page, how, act, onClose }: ProxyFormProps) {
  const t = useT('proxies')
  const { language, pick, digits } = useReader()
  const reader = readerOf(language, page.zone)
  const givers = page.members.filter((member) => how === 'record' || member.mine)
  const [from, setFrom] = useState<string | null>(how === 'give' ? (givers[0]?.seatId ?? null) : null)
  const [to, setTo] = useState<string | null>(null)
  const [term, setTerm] = useState<string>(page.meetings[0]?.meetingId ?? UNTIL)
  const [day, setDay] = useState('')
  const giver = givers.find((member) => member.seatId === from)
  const others = page.members.filter((member) => member.personId !== giver?.personId)
  const holder = others.find((member) => member.personId === to)
  const past = day !== '' && instantOf(day, '23:59', page.zone) <= new Date(page.now)
  const missing = !giver
    ? t('form.no_seat')
    : !holder
      ? t('form.no_person')
      : term === UNTIL && day === ''
        ? t('form.no_day')
        : past
          ? t('form.past')
          : ''
  const send = () => {
    if (!giver || !holder) return
    const facts: ProxyFacts = {
      seatId: giver.seatId,
      personId: holder.personId,
      term:
        term === UNTIL ? { until: instantOf(day, '23:59', page.zone).toISOString() } : { meetingId: term as MeetingId },
    }
    act.grant(facts)
  }
  const itemOf = ({ name, title, holds }: Member, id: string) => ({
    id,
    label: pick(name),
    note: digits(pick(title)) + (holds > 0 ? ` · ${t('form.holds', { count: holds })}` : ''),
  })
  const warning = giver && holder ? warningFor(page, giver, holder) : null
  return (
    <ActDialog
      title={t(`form.title_${how}`)}
      submit={t(`form.submit_${how}`)}
      missing={missing}
      refusal={act.refusal}
      sending={act.sending}
      onSend={send}
      onClose={onClose}
    >
      {givers.length > 1 || how === 'record' ? (
        <Select
          label={t('form.from')}
          items={givers.map((member) => itemOf({ ...member, holds: 0 }, member.seatId))}
          value={from}
          onChange={setFrom}
        />
      ) : null}
      <Select
        label={t('form.to')}
        items={others.map((member) => itemOf(member, member.personId))}
        value={to}
        onChange={setTo}
      />
      <Select
        label={t('form.term')}
        items={[
          ...page.meetings.map(({ meetingId, title, startsAt }) => ({
            id: meetingId as string,
            label: digits(pick(title)),
            note: reader.day(startsAt),
          })),
          { id: UNTIL, label: t('form.until') },
        ]}
        value={term}
        onChange={setTerm}
      />
      {term === UNTIL ? (
        <Field
          label={t('form.day')}
          type="date"
          value={day}
          onChange={setDay}
          {...(past && { error: t('form.past') })}
        />
      ) : null}
      {warning ? <Notice tone="alert" title={t(`form.${warning}`, { name: holder ? pick(holder.name) : '' })} /> : null}
      <p className="small muted">{t(`form.follows_${how}`)}</p>
    </ActDialog>
  )
}

/** It can be given all the same: which proxies count is the rule's of each vote. */
function warningFor({ rules }: ProxiesPage, giver: Member, holder: Member): 'too_many' | 'other_bloc' | null {
  if (rules.length === 0) return null
  if (rules.every(({ max }) => holder.holds >= max)) return 'too_many'
  const apart = giver.bloc === null || giver.bloc !== holder.bloc
  return apart && rules.every(({ sameBloc }) => sameBloc) ? 'other_bloc' : null
}
