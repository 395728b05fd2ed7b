import './decisions.css'
import { Link } from '@remix-run/react'
import { ChevronLeft, ChevronRight, Gavel, ListChecks, Plus, Printer, ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { DecisionPage, ListedAction } from '../../server/decisions/load-decision.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ActionForm } from './action-form.tsx'
import { ActionRow } from './action-row.tsx'
import { ExtractSheet } from './extract-sheet.tsx'

/** One decision: its words in both languages, what it rests on, and what is done about it. */
export function DecisionScreen({ page }: { page: DecisionPage }) {
  const t = useT('decisions')
  const reader = useReader()
  const [form, setForm] = useState<ListedAction | 'new' | null>(null)
  const { decision, body, may } = page
  const to = (id: string) => `/b/${body.slug}/decisions/${id}`
  const add = may.keep ? (
    <Button variant="primary" icon={Plus} onPress={() => setForm('new')}>
      {t('action.add')}
    </Button>
  ) : null
  return (
    <BodyRegister
      body={body}
      ledger={may.ledger}
      title={t('number_title', { number: decision.number, year: decision.year })}
      acts={
        <>
          {page.earlier ? (
            <LinkButton variant="line" icon={ChevronLeft} iconFlip to={to(page.earlier)}>
              {t('earlier')}
            </LinkButton>
          ) : null}
          {page.later ? (
            <LinkButton variant="line" icon={ChevronRight} iconFlip to={to(page.later)}>
              {t('later')}
            </LinkButton>
          ) : null}
          <Button variant="line" icon={Printer} onPress={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <nav>
        <Link to={`/b/${body.slug}/decisions`}>{t('title')}</Link>
      </nav>
      <Sheet title={<Text2 of={decision.title} digits />}>
        <div className="decision-words">
          {(['ar', 'en'] as const).map((language) =>
            decision.words[language] ? (
              <blockquote key={language} className="record" lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
                {decision.words[language]}
              </blockquote>
            ) : null,
          )}
        </div>
        <p className="row tight wrap small">
          <Chip icon={Gavel}>{t(`basis.${decision.basis}`)}</Chip>
          <Link to={`/m/${decision.meeting.meetingId}#item-${decision.itemId}`}>
            {t('at_meeting', { number: decision.itemNumber })} <Text2 of={decision.meeting.title} digits />
          </Link>
          <span>{reader.dates(decision.meeting.startsAt)}</span>
          {decision.voteId ? <Link to={`/v/${decision.voteId}/result`}>{t('result')}</Link> : null}
          <span className="muted row tight">
            <Icon of={ScrollText} size="sm" />
            {t('entered', { entry: decision.entry, at: reader.date(decision.registeredAt) })}
          </span>
        </p>
      </Sheet>
      <ExtractSheet page={page} />
      <Sheet title={t('actions')} padded={false} aside={decision.actions.length > 0 ? add : null}>
        {decision.actions.length > 0 ? (
          <ul className="rows wrapped actions">
            {decision.actions.map((action) => (
              <ActionRow key={action.actionId} action={action} page={page} onEdit={() => setForm(action)} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={ListChecks} title={t('action.none')} action={add}>
            {t(may.keep ? 'action.none_officer' : 'action.none_member')}
          </EmptyState>
        )}
      </Sheet>
      {form ? <ActionForm page={page} action={form === 'new' ? null : form} onClose={() => setForm(null)} /> : null}
    </BodyRegister>
  )
}
