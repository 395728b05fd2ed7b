import './stale.css'
import { useState } from 'react'
import type { NamedSeat } from '../../server/bodies/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { mergeItem, type Part, partOf, type Side, withPart } from '../rules/agenda-merge.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import type { Draft, DraftDesk, Fields } from './use-drafts.ts'
import type { TreeItem } from './use-tree.ts'

type StaleItemProps = { item: TreeItem; draft: Draft; desk: DraftDesk; seats: readonly NamedSeat[] }
type Choice = Side | 'edit'

/** The parts that this officer and another both changed, side by side: mine, theirs, or written anew. All else is merged already. */
export function StaleItem({ item, draft, desk, seats }: StaleItemProps) {
  const t = useT('agenda')
  const say = useFieldWords(seats)
  const [choices, setChoices] = useState<Partial<Record<Part, Choice>>>({})
  const [texts, setTexts] = useState<Partial<Record<Part, string>>>({})
  const theirs = item.fields
  // The page is being read again: what stands there now is not known yet.
  if (!theirs || item.version === draft.version) return <Notice tone="info" title={t('stale.reading')} live />
  const { merged, conflicts } = mergeItem(draft.base, draft.fields, theirs)
  const missing = conflicts.filter((part) => !choices[part]).length
  const settle = () => {
    let fields: Fields = merged
    for (const part of conflicts) {
      const choice = choices[part]
      if (choice === 'theirs') fields = withPart(fields, part, partOf(theirs, part))
      if (choice === 'edit') fields = withPart(fields, part, texts[part] ?? String(partOf(merged, part)))
    }
    desk.again(item.itemId, { base: theirs, fields, version: item.version })
  }
  return (
    <div className="conflicts">
      <Notice tone="alert" title={t('stale.title', { count: conflicts.length })} live>
        {t('stale.about')}
      </Notice>
      {conflicts.map((part) => (
        <section key={part} aria-label={t(`part.${part.replace('.', '_')}`)}>
          <h3>{t(`part.${part.replace('.', '_')}`)}</h3>
          <div className="sides">
            <blockquote>
              <b>{t('stale.mine')}</b>
              {say(draft.fields, part)}
            </blockquote>
            <blockquote>
              <b>{t('stale.theirs')}</b>
              {say(theirs, part)}
            </blockquote>
          </div>
          <Segments
            label={t('stale.choose')}
            items={[
              { id: 'mine', label: t('stale.keep_mine') },
              { id: 'theirs', label: t('stale.take_theirs') },
              ...(isText(part) ? [{ id: 'edit', label: t('stale.edit') }] : []),
            ]}
            value={choices[part] ?? ''}
            onChange={(id) => setChoices((all) => ({ ...all, [part]: id as Choice }))}
          />
          {choices[part] === 'edit' ? (
            <TextArea
              label={t(`part.${part.replace('.', '_')}`)}
              language={part.endsWith('.ar') ? 'ar' : 'en'}
              rows={3}
              maxLength={4000}
              value={texts[part] ?? bothTexts(draft.fields, theirs, part)}
              onChange={(words) => setTexts((all) => ({ ...all, [part]: words }))}
            />
          ) : null}
        </section>
      ))}
      <Button
        variant="primary"
        onPress={settle}
        {...(missing > 0 && { disabledReason: t('stale.missing', { count: missing }) })}
      >
        {t('stale.settle')}
      </Button>
    </div>
  )
}

const isText = (part: Part): boolean => /\.(ar|en)$/.test(part)

const bothTexts = (mine: Fields, theirs: Fields, part: Part): string => `${partOf(mine, part)} ${partOf(theirs, part)}`

/** A part of an item as a reader reads it. */
export function useFieldWords(seats: readonly NamedSeat[]) {
  const t = useT('agenda')
  const { pick, digits } = useReader()
  return (fields: Fields, part: Part) => {
    switch (part) {
      case 'type':
        return <p>{t(`type.${fields.type}`)}</p>
      case 'classification':
        return <p>{t(`classification.${fields.classification}`)}</p>
      case 'minutes':
        return <p>{digits(fields.minutes)}</p>
      case 'decision.authoritative':
        return <p>{t(fields.decision?.authoritative === 'en' ? 'fields.english' : 'fields.arabic')}</p>
      case 'presenterSeatId': {
        const seat = seats.find((one) => one.seatId === fields.presenterSeatId)
        return <p>{seat ? pick(seat.name ?? seat.title) : t('fields.nobody')}</p>
      }
      default:
        return (
          <p lang={part.endsWith('.ar') ? 'ar' : 'en'} dir={part.endsWith('.ar') ? 'rtl' : 'ltr'}>
            {partOf(fields, part) || '–'}
          </p>
        )
    }
  }
}
