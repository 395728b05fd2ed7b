import './proposal.css'
import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { SourceItem, Sources } from '../../server/agenda/load-sources.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { placeLines } from '../rules/agenda-proposal.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { TemplateActs } from './template-acts.tsx'
import { useAgendaAct } from './use-agenda-act.ts'

export type Bring = 'template' | 'clone' | 'carry'
type BringDialogProps = {
  what: Bring
  meetingId: string
  onAdded: (itemIds: string[]) => void
  onClose: () => void
}
type Choice = { id: string; title: React.ReactNode; note: string; depth: number; number: string }

/** Items from a template, from an earlier meeting, or left undone by earlier sittings: each chosen or not, and added in one act. */
export function BringDialog({ what, meetingId, onAdded, onClose }: BringDialogProps) {
  const t = useT('agenda')
  const { dates, digits } = useReader()
  const fetcher = useFetcher<Sources>()
  const { load } = fetcher
  useEffect(() => load(`/m/${meetingId}/agenda/sources`), [load, meetingId])
  const sources = fetcher.data
  const [from, setFrom] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Answer<unknown> | null>(null)
  const { send, busy } = useAgendaAct<{ itemIds: string[] }>((answer) =>
    answer.ok ? onAdded(answer.value.itemIds) : setRefused(answer),
  )
  const refusal = useRefusal(refused)
  const origins = originsOf(what, sources).map(({ id, name, date, items }) => ({
    id,
    items,
    label: typeof name === 'string' ? name : digits(`${name.number} · ${dates(date)}`),
  }))
  const origin = origins.find(({ id }) => id === from) ?? origins[0]
  const items = origin?.items ?? []
  const lines = items.map((item, at) => ({
    depth: depthOf(items, at),
    kept: !left.has(String(at)),
    fields: item.fields,
  }))
  const whole = placeLines(lines.map((line) => ({ ...line, kept: true })))
  const choices: Choice[] =
    what === 'carry'
      ? (sources?.waiting ?? []).map(({ itemId, title, why, from, number }) => ({
          id: itemId,
          title: <Text2 of={title} digits />,
          note: `${t(`bring.${why}`)} · ${dates(from.startsAt)} · ${t('item', { number: digits(number) })}`,
          depth: 1,
          number: '',
        }))
      : lines.map(({ fields }, at) => ({
          id: String(at),
          title: <Text2 of={fields.title} digits />,
          note: `${t(`type.${fields.type}`)} · ${t('tree.minutes', { count: fields.minutes })}`,
          depth: whole[at]?.depth ?? 1,
          number: whole[at]?.number ?? '',
        }))
  const chosen = choices.filter(({ id }) => !left.has(id))
  const accept = () => {
    if (what === 'carry') return send('carry_over', { meetingId, itemIds: chosen.map(({ id }) => id) })
    const placed = placeLines(lines)
    const added = lines.flatMap(({ fields }, at) => {
      const place = placed[at]
      return place ? [{ parent: place.parent, fields }] : []
    })
    send('add_all', { meetingId, items: added })
  }
  return (
    <Dialog
      wide
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t(`ways.${what}`)}
      foot={
        <>
          <Button variant="line" onPress={onClose}>
            {t('back')}
          </Button>
          <Button
            variant="primary"
            isPending={busy}
            onPress={accept}
            {...(chosen.length === 0 && { disabledReason: t('bring.none_chosen') })}
          >
            {t('paste.accept', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {!sources ? <p className="soft">{t('bring.reading')}</p> : null}
        {sources && choices.length === 0 ? <Notice tone="info" title={t(`bring.no_${what}`)} /> : null}
        {what !== 'carry' && origin ? (
          <div className="origin">
            <Select
              label={t(`bring.which_${what}`)}
              items={origins}
              value={origin.id}
              onChange={(id) => {
                setFrom(id)
                setLeft(new Set())
              }}
            />
            {what === 'template' ? (
              <TemplateActs
                key={origin.id}
                templateId={origin.id}
                name={origin.label}
                onDone={() => load(`/m/${meetingId}/agenda/sources`)}
              />
            ) : null}
          </div>
        ) : null}
        <ul className="chosen">
          {choices.map(({ id, title, note, depth, number }) => (
            <li key={id} className={`depth-${depth}`}>
              <Checkbox
                isSelected={!left.has(id)}
                onChange={(kept) =>
                  setLeft((all) => new Set(kept ? [...all].filter((one) => one !== id) : [...all, id]))
                }
              >
                {number ? <span className="no num">{digits(number)} </span> : null}
                {title}
                <small className="note soft">{note}</small>
              </Checkbox>
            </li>
          ))}
        </ul>
        {what === 'clone' && choices.length > 0 ? <p className="small soft">{t('bring.clone_about')}</p> : null}
      </div>
    </Dialog>
  )
}

type Origin = { id: string; name: string | { number: number }; date: string; items: SourceItem[] }

function originsOf(what: Bring, sources: Sources | undefined): Origin[] {
  if (!sources || what === 'carry') return []
  return what === 'template'
    ? sources.templates.map(({ templateId, name, savedAt, items }) => ({ id: templateId, name, date: savedAt, items }))
    : sources.meetings.map(({ meetingId, number, startsAt, items }) => ({
        id: meetingId,
        name: { number },
        date: startsAt,
        items,
      }))
}

function depthOf(items: readonly SourceItem[], at: number): number {
  const parent = items[at]?.parent ?? null
  return parent === null ? 1 : 1 + depthOf(items, parent)
}
