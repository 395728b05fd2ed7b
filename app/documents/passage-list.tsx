import { Link } from '@remix-run/react'
import { ArrowUpDown, type LucideIcon, Minus, Pencil, Plus } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import type { ChangesPage } from '../../server/documents/load-changes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import type { TextChange } from '../rules/word-diff/compare-texts.ts'
import type { Part } from '../rules/word-diff/passage-parts.ts'
import type { ChangedPassage, Passage, Redline } from '../rules/word-diff/redline.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import { addressOfVersion } from './version-address.ts'

type PassageListProps = { page: ChangesPage; redline: Redline; at: number | null }

/** The changed paragraphs in the order in which they are read; those that are the same are counted and not shown. */
export function PassageList({ page, redline, at }: PassageListProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (at !== null) list.current?.querySelector(`[data-change="${at}"]`)?.scrollIntoView({ block: 'center' })
  }, [at])
  return (
    <ol className="passages" ref={list}>
      {redline.passages.map((passage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the passages of two versions never change places
        <li key={index} className={passage.kind === 'same' ? 'folded' : 'passage sheet'}>
          {passage.kind === 'same' ? (
            <Folded page={page} passage={passage} />
          ) : (
            <Changed page={page} passage={passage} changes={redline.changes} at={at} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Folded({ page, passage }: { page: ChangesPage; passage: Extract<Passage, { kind: 'same' }> }) {
  const t = useT('documents')
  return (
    <p className="note muted">
      {t('changes.unchanged', { count: passage.paragraphs })} ·{' '}
      <PageLink page={page} side="new" number={passage.from} />
    </p>
  )
}

const KINDS: Record<TextChange['kind'], { tone: ChipTone; icon: LucideIcon }> = {
  inserted: { tone: 'ok', icon: Plus },
  deleted: { tone: 'danger', icon: Minus },
  reworded: { tone: 'accent', icon: Pencil },
  moved: { tone: 'info', icon: ArrowUpDown },
}

type ChangedProps = { page: ChangesPage; passage: ChangedPassage; changes: readonly TextChange[]; at: number | null }

function Changed({ page, passage, changes, at }: ChangedProps) {
  const t = useT('documents')
  const own = passage.changes.flatMap((index) => changes[index] ?? [])
  const from = own.flatMap((change) => (change.kind === 'moved' ? (change.old.parts[0]?.page ?? []) : []))
  return (
    <>
      <header>
        {[...new Set(own.map(({ kind }) => kind))].map((kind) => (
          <Chip key={kind} {...KINDS[kind]}>
            {t(`changes.kind.${kind}`)}
          </Chip>
        ))}
        {[...new Set(from)].map((number) => (
          <span key={number} className="note muted">
            {t('changes.from')} <PageLink page={page} side="old" number={number} />
          </span>
        ))}
        <span className="grow" />
        <PageLink page={page} side={passage.side} number={passage.page} />
      </header>
      <p dir={passage.dir} lang={passage.dir === 'rtl' ? 'ar' : 'en'}>
        {passage.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: neither do the parts of a passage
          <Fragment key={index}>
            {index > 0 ? ' ' : null}
            <PartText part={part} kind={'change' in part ? changes[part.change]?.kind : undefined} at={at} />
          </Fragment>
        ))}
      </p>
    </>
  )
}

function PartText({ part, kind, at }: { part: Part; kind: TextChange['kind'] | undefined; at: number | null }) {
  const t = useT('documents')
  const { number } = useReader()
  if (part.kind === 'same') return part.text
  if (part.kind === 'skipped')
    return (
      <span className="skipped" title={t('changes.skipped', { count: part.words })}>
        […{number(part.words)}…]
      </span>
    )
  const Tag = part.kind === 'gone' ? 'del' : 'ins'
  return (
    <Tag
      data-change={part.change}
      className={[kind === 'moved' && 'moved', part.change === at && 'now'].filter(Boolean).join(' ') || undefined}
    >
      <span className="spoken">{t(part.kind === 'gone' ? 'changes.was' : 'changes.is')} </span>
      {part.text}
    </Tag>
  )
}

function PageLink({ page, side, number }: { page: ChangesPage; side: 'old' | 'new'; number: number }) {
  const t = useT('documents')
  const { digits } = useReader()
  const version = side === 'old' ? page.old.number : page.now.number
  const reference = digits(pageReference(page.paper.reference, number))
  return (
    <Link className="note page-link" to={`${addressOfVersion(page, version)}&page=${number}`}>
      {side === 'old' ? t('changes.page_old', { reference, version: digits(version) }) : t('page.label', { reference })}
    </Link>
  )
}
