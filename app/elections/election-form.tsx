import './election-form.css'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { countsWeights, KIND_OF, MOST_CANDIDATES } from '../rules/elections/terms.ts'
import { Select } from '../ui/select.tsx'
import { CandidateList } from './candidate-list.tsx'
import { type ElectionDraft, fillsOne, methodOf, WAYS, type Way } from './election-draft.ts'

type ElectionFormProps = { draft: ElectionDraft; onChange: (draft: ElectionDraft) => void; seats: Sitting['seats'] }

/** Who stands, how they are elected, and to how many seats. */
export function ElectionForm({ draft, onChange, seats }: ElectionFormProps) {
  const t = useT('elections')
  const reader = useReader()
  const change = (part: Partial<ElectionDraft>) => onChange({ ...draft, ...part })
  const method = methodOf(draft.way)
  const weighted = seats.some(({ weight }) => weight !== '1')
  const count = Math.max(2, draft.candidates.length)
  const upTo = (most: number) =>
    Array.from({ length: Math.min(most, MOST_CANDIDATES) }, (_, place) => ({
      id: String(place + 1),
      label: reader.number(place + 1),
    }))
  return (
    <>
      <CandidateList
        candidates={draft.candidates}
        onChange={(candidates) => {
          const most = Math.max(1, candidates.length)
          const within = (value: string) => String(Math.min(Number(value), Math.max(2, most)))
          change({ candidates, seats: within(draft.seats), most: within(draft.most) })
        }}
        seats={seats}
      />
      <div className="terms">
        <Select
          label={t('form.method')}
          value={draft.way}
          onChange={(way) => change({ way: way as Way })}
          items={WAYS.map((way) => ({ id: way, label: t(`method.${way}`) }))}
        />
        {fillsOne(draft.way) ? null : (
          <Select
            label={t('form.seats')}
            value={draft.seats}
            onChange={(fill) => change({ seats: fill })}
            items={upTo(count)}
          />
        )}
        {KIND_OF[method] === 'several' ? (
          <Select label={t('form.most')} value={draft.most} onChange={(most) => change({ most })} items={upTo(count)} />
        ) : null}
        {weighted && countsWeights(method) ? (
          <Select
            label={t('form.measure')}
            value={draft.measure}
            onChange={(measure) => change({ measure: measure as ElectionDraft['measure'] })}
            items={(['seats', 'weight'] as const).map((id) => ({ id, label: t(`measure.${id}`) }))}
          />
        ) : null}
      </div>
    </>
  )
}
