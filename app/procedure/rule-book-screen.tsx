import './procedure.css'
import { Scale } from 'lucide-react'
import type { AdoptedVersion, DraftRule, RuleBook } from '../../server/procedure/load-rule-book.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { PRESETS_2 } from '../rules/engine-2/presets.ts'
import { LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { RetireRule } from './retire-rule.tsx'
import { RuleCard } from './rule-card.tsx'

/** The rules by which a body decides: in force, being prepared, and those to start from. */
export function RuleBookScreen({ page }: { page: RuleBook }) {
  const t = useT('procedure')
  const { adopted, drafts, may } = page
  const inForce = adopted.filter(({ endedEntry }) => endedEntry === null)
  const ended = adopted.filter(({ endedEntry }) => endedEntry !== null)
  return (
    <>
      <HouseBar body={page.body} ledger={may.ledger} />
      <main id="main" tabIndex={-1} className="rules-page">
        <header>
          <h1>{t('title')}</h1>
          <p className="soft">{t('about')}</p>
        </header>
        <Sheet title={t('in_force')} padded={false}>
          {inForce.length > 0 ? (
            <ul>
              {inForce.map((row) => (
                <InForce key={row.ruleId} row={row} page={page} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={Scale} title={t('none')}>
              {t(may.draft ? 'none_next_officer' : 'none_next')}
            </EmptyState>
          )}
        </Sheet>
        {drafts.length > 0 ? (
          <Sheet title={t('preparing')} padded={false}>
            <ul>
              {drafts.map((row) => (
                <Draft key={row.ruleId} row={row} page={page} />
              ))}
            </ul>
          </Sheet>
        ) : null}
        <Sheet title={t('presets')} padded={false}>
          <p className="small soft lead-in">{t('presets_about')}</p>
          <ul>
            {PRESETS_2.map((preset) => (
              <Preset key={preset.id} preset={preset} page={page} />
            ))}
          </ul>
        </Sheet>
        {ended.length > 0 ? (
          <Sheet title={t('earlier')} padded={false}>
            <ul>
              {ended.map((row) => (
                <Ended key={`${row.ruleId} ${row.version}`} row={row} />
              ))}
            </ul>
          </Sheet>
        ) : null}
      </main>
    </>
  )
}

function InForce({ row, page }: { row: AdoptedVersion; page: RuleBook }) {
  const t = useT('procedure')
  const reader = useReader()
  const { slug } = page.body
  const prepared = page.drafts.some(({ ruleId }) => ruleId === row.ruleId)
  const name = reader.pick(row.rule.names)
  return (
    <RuleCard
      rule={row.rule}
      chip={<Chip tone="accent">{t('version', { version: row.version })}</Chip>}
      facts={useAdopted(row)}
      acts={
        <>
          {page.may.draft && !prepared ? (
            <LinkButton
              variant="line"
              size="small"
              to={`/b/${slug}/rules/${row.ruleId}`}
              aria-label={t('next_named', { name })}
            >
              {t('next')}
            </LinkButton>
          ) : null}
          {page.may.adopt ? <RetireRule row={row} body={page.body} /> : null}
        </>
      }
    />
  )
}

function Draft({ row, page }: { row: DraftRule; page: RuleBook }) {
  const t = useT('procedure')
  const reader = useReader()
  const next = page.adopted.some(({ ruleId }) => ruleId === row.ruleId)
  return (
    <RuleCard
      rule={row.rule}
      chip={<Chip tone="outline">{t(next ? 'draft_next' : 'draft_new')}</Chip>}
      facts={t('edited', { name: row.editedBy ? reader.pick(row.editedBy) : '', date: reader.date(row.editedAt) })}
      acts={
        <LinkButton
          variant="line"
          size="small"
          to={`/b/${page.body.slug}/rules/${row.ruleId}`}
          aria-label={t('continue_named', { name: reader.pick(row.rule.names) })}
        >
          {t('continue')}
        </LinkButton>
      }
    />
  )
}

function Preset({ preset, page }: { preset: (typeof PRESETS_2)[number]; page: RuleBook }) {
  const t = useT('procedure')
  const reader = useReader()
  return (
    <RuleCard
      rule={preset}
      acts={
        page.may.draft ? (
          <LinkButton
            variant="line"
            size="small"
            to={`/b/${page.body.slug}/rules/new?from=${preset.id}`}
            aria-label={t('start_named', { name: reader.pick(preset.names) })}
          >
            {t('start')}
          </LinkButton>
        ) : null
      }
    />
  )
}

function Ended({ row }: { row: AdoptedVersion }) {
  const t = useT('procedure')
  const reader = useReader()
  const ended = row.endedAt ? t('ended', { date: reader.date(row.endedAt), entry: row.endedEntry ?? 0 }) : ''
  return (
    <RuleCard
      rule={row.rule}
      chip={<Chip tone="outline">{t('version', { version: row.version })}</Chip>}
      facts={
        <>
          {useAdopted(row)} · {ended}
        </>
      }
    />
  )
}

function useAdopted({ adoptedBy, adoptedAt, adoptedEntry }: AdoptedVersion): string {
  const t = useT('procedure')
  const reader = useReader()
  const name = adoptedBy ? reader.pick(adoptedBy) : ''
  return t('adopted', { name, date: reader.date(adoptedAt), entry: adoptedEntry })
}
