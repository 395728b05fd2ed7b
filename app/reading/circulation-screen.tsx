import './reading.css'
import { Link, useRevalidator } from '@remix-run/react'
import { BellRing, BookOpen, Download, EyeOff, FileX2, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CirculationPage } from '../../server/reading/load-circulation.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import type { PaperId } from '../wire/ids.ts'
import { saveFile, toCsv } from './circulation-csv.ts'
import { CirculationTable } from './circulation-table.tsx'
import { isUnopened, isUnsaid, useCellWords } from './circulation-words.ts'
import { RemindDialog, type Whom } from './remind-dialog.tsx'

const FRESH_MS = 20_000
type Show = 'all' | 'unopened' | 'unsaid'

/** Who has opened, read and acknowledged what of a sitting's papers. */
export function CirculationScreen({ page }: { page: CirculationPage }) {
  const t = useT('reading')
  const [show, setShow] = useState<Show>('all')
  const [paperId, setPaperId] = useState('')
  const [reminding, setReminding] = useState<Whom | null>(null)
  useFresh()
  const at = page.papers.findIndex((paper) => paper.paperId === paperId)
  const wanted = show === 'unopened' ? isUnopened : show === 'unsaid' ? isUnsaid : () => true
  const readers = page.readers.filter(
    ({ cells }) => show === 'all' || (at < 0 ? cells : cells.slice(at, at + 1)).some(wanted),
  )
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="circulation-page">
        <header className="row between wrap">
          <div>
            <h1>{t('circulation.title')}</h1>
            <p className="soft">
              <Link to={`/m/${page.meeting.id}`}>
                <Text2 of={page.meeting.title} digits />
              </Link>
            </p>
          </div>
          {page.papers.length > 0 && page.recorded ? <Acts page={page} /> : null}
        </header>
        {page.papers.length === 0 ? (
          <EmptyState icon={FileX2} title={t(page.published ? 'circulation.no_papers' : 'circulation.unpublished')}>
            {t('circulation.no_papers_more')}
          </EmptyState>
        ) : !page.recorded ? (
          <EmptyState
            icon={EyeOff}
            title={t('recorded.off')}
            action={<LinkButton to={`/b/${page.body.slug}/access`}>{t('recorded.more')}</LinkButton>}
          >
            {t('recorded.off_more')}
          </EmptyState>
        ) : (
          <>
            <div className="row between wrap unprinted">
              <Segments
                label={t('circulation.show')}
                value={show}
                onChange={(id) => setShow(id as Show)}
                items={(['all', 'unopened', 'unsaid'] as const).map((id) => ({ id, label: t(`circulation.${id}`) }))}
              />
              <div className="row wrap">
                {page.papers.length > 1 ? <PaperSelect page={page} value={paperId} onChange={setPaperId} /> : null}
                <Button
                  variant="primary"
                  icon={BellRing}
                  onPress={() => setReminding({ paperId: at < 0 ? null : (paperId as PaperId), personId: null })}
                >
                  {t('remind.open')}
                </Button>
              </div>
            </div>
            {readers.length > 0 ? (
              <CirculationTable
                page={page}
                readers={readers}
                onRemind={(personId) => setReminding({ paperId: null, personId })}
              />
            ) : (
              <EmptyState icon={BookOpen} title={t(`circulation.nobody_${show}`)} />
            )}
            <p className="note muted">{t('circulation.seen_by')}</p>
          </>
        )}
      </main>
      {reminding ? <RemindDialog page={page} whom={reminding} onClose={() => setReminding(null)} /> : null}
    </>
  )
}

function PaperSelect({
  page,
  value,
  onChange,
}: {
  page: CirculationPage
  value: string
  onChange: (id: string) => void
}) {
  const t = useT('reading')
  const { digits, pick } = useReader()
  const papers = page.papers.map(({ paperId, reference, title }) => ({
    id: paperId as string,
    label: `${digits(reference)} ${digits(pick(title))}`,
  }))
  return (
    <Select
      label={<span className="spoken">{t('circulation.paper')}</span>}
      value={value || 'all'}
      onChange={(id) => onChange(id === 'all' ? '' : id)}
      items={[{ id: 'all', label: t('circulation.any_paper') }, ...papers]}
    />
  )
}

function Acts({ page }: { page: CirculationPage }) {
  const t = useT('reading')
  const reader = useReader()
  const words = useCellWords()
  const save = () => {
    const head = [t('circulation.member'), ...page.papers.map((one) => `${one.reference} ${reader.pick(one.title)}`)]
    const rows = page.readers.map(({ name, cells }) => [
      reader.pick(name),
      ...cells.map((cell, index) => words(cell, page.papers[index]?.pages ?? 0)),
    ])
    saveFile(`${reader.pick(page.meeting.title)}.csv`, toCsv([head, ...rows]))
  }
  return (
    <div className="row wrap unprinted">
      <Button variant="line" icon={Download} onPress={save}>
        {t('circulation.csv')}
      </Button>
      <Button variant="line" icon={Printer} onPress={() => window.print()}>
        {t('circulation.print')}
      </Button>
    </div>
  )
}

/** Reading sends no word to other screens: this one asks again while it is looked at. */
function useFresh() {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && revalidate(), FRESH_MS)
    return () => clearInterval(timer)
  }, [revalidate])
}
