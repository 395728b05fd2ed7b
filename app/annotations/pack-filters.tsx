import { CircleDot, MapPinOff } from 'lucide-react'
import type { PackNotes } from '../../server/documents/load-pack-notes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { choicesOf, FIELDS, type Field, type Filter, SWITCHES } from './filter-notes.ts'

type PackFiltersProps = {
  page: PackNotes
  filter: Filter
  setParams: (params: Record<string, string>, options: { replace: boolean; preventScrollReset: boolean }) => void
}

const ALL = 'all'
const ICONS = { unread: CircleDot, look: MapPinOff } as const

/** What is shown: four lists to choose from, and two switches. */
export function PackFilters({ page, filter, setParams }: PackFiltersProps) {
  const t = useT('annotations')
  const reader = useReader()
  const word = useWord(page)
  const set = (name: string, value: string | null) => {
    const { [name]: _, ...rest } = Object.fromEntries(Object.entries(filter).map(([key, on]) => [key, String(on)]))
    setParams(value === null ? rest : { ...rest, [name]: value }, { replace: true, preventScrollReset: true })
  }
  const counts = {
    unread: page.notes.filter(({ unread }) => unread).length,
    look: page.notes.filter(({ needsLook }) => needsLook).length,
  }
  return (
    <search className="pack-filters" aria-label={t('filter.title')}>
      {FIELDS.map((field) => (
        <Select
          key={field}
          label={t(`pack.by.${field}`)}
          items={[
            { id: ALL, label: t('pack.any') },
            ...choicesOf(field, page.notes).map((id) => ({ id, label: word(field, id) })),
          ]}
          value={filter[field] ?? ALL}
          onChange={(id) => set(field, id === ALL ? null : id)}
        />
      ))}
      <div className="switches">
        {SWITCHES.map((one) => (
          <button
            key={one}
            type="button"
            className={filter[one] ? 'switch on' : 'switch'}
            aria-pressed={filter[one] === true}
            onClick={() => set(one, filter[one] ? null : '1')}
          >
            <Icon of={ICONS[one]} size="sm" /> {t(`pack.only_${one}`, { number: reader.number(counts[one]) })}
          </button>
        ))}
      </div>
    </search>
  )
}

function useWord(page: PackNotes) {
  const t = useT('annotations')
  const reader = useReader()
  return (field: Field, id: string): string => {
    if (field === 'kind') return t(`kind.${id}`)
    if (field === 'author') return id === page.me ? t('you') : reader.pick(page.people[id] ?? { ar: '—', en: '—' })
    if (field === 'paper') {
      const paper = page.papers.find((one) => one.id === id)
      return paper ? `${reader.digits(paper.reference)} ${reader.pick(paper.title)}` : id
    }
    if (id === 'private' || id === 'body') return t(`layer.${id}`)
    const group = page.groups.find((one) => id === `group:${one.id}`)
    return group ? reader.pick(group.name) : t('layer.group')
  }
}
