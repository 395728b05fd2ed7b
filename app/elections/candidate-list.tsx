import { UserPlus, X } from 'lucide-react'
import { useId } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { MOST_CANDIDATES } from '../rules/elections/terms.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { newRequestId } from '../ui/submit.ts'
import type { ElectionDraft } from './election-draft.ts'

type CandidateListProps = {
  candidates: ElectionDraft['candidates']
  onChange: (candidates: ElectionDraft['candidates']) => void
  seats: Sitting['seats']
}

/** Candidates in the order of the ballot, each by name in both languages; members of the body come with theirs. */
export function CandidateList({ candidates, onChange, seats }: CandidateListProps) {
  const t = useT('elections')
  const reader = useReader()
  const id = useId()
  const members = seats.filter(
    ({ votes, personId, name }) =>
      votes && personId !== null && !candidates.some(({ ar, en }) => ar === name.ar && en === name.en),
  )
  const add = (names: { ar: string; en: string }) => onChange([...candidates, { ...names, key: newRequestId() }])
  const set = (key: string, part: Partial<{ ar: string; en: string }>) =>
    onChange(candidates.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const full = candidates.length >= MOST_CANDIDATES
  return (
    <section className="candidate-list" aria-labelledby={id}>
      <p className="eyebrow" id={id}>
        {t('form.candidates')}
      </p>
      <ol>
        {candidates.map(({ key, ar, en }, place) => {
          const number = place + 1
          return (
            <li key={key}>
              <span className="place num">{reader.number(number)}</span>
              <Field
                label={t('form.name_ar', { number })}
                language="ar"
                value={ar}
                onChange={(name) => set(key, { ar: name })}
              />
              <Field
                label={t('form.name_en', { number })}
                language="en"
                value={en}
                onChange={(name) => set(key, { en: name })}
              />
              <Button
                variant="quiet"
                icon={X}
                aria-label={t('form.remove', { number })}
                onPress={() => onChange(candidates.filter((one) => one.key !== key))}
              />
            </li>
          )
        })}
      </ol>
      <div className="candidate-adds">
        {members.length > 0 && !full ? (
          <Select
            label={t('form.member')}
            value={null}
            onChange={(seatId) => {
              const member = members.find((seat) => seat.seatId === seatId)
              if (member) add({ ar: member.name.ar || member.name.en, en: member.name.en || member.name.ar })
            }}
            items={members.map(({ seatId, name }) => ({ id: seatId, label: reader.pick(name) }))}
          />
        ) : null}
        <Button
          icon={UserPlus}
          onPress={() => add({ ar: '', en: '' })}
          {...(full && { disabledReason: t('form.full') })}
        >
          {t('form.add')}
        </Button>
      </div>
    </section>
  )
}
