import { useT } from '../i18n/use-reader.ts'
import type { Base, Rule } from '../rules/engine-2/rule.ts'
import { Choices } from '../ui/choices.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { MeasureField } from './condition-fields.tsx'
import { NumberField } from './number-field.tsx'
import { ShareField } from './share-field.tsx'
import type { Wrong } from './wrong.ts'

type PartProps = { rule: Rule; set: (fields: Partial<Rule>) => void; wrong: Wrong | null }

const THIRD = { numerator: '1', denominator: '3', comparison: 'at_least' } as const
const HALF = { numerator: '1', denominator: '2', comparison: 'more_than' } as const
const QUORUM_BASES: Rule['quorum']['base'][] = ['members', 'members_not_recused', 'statutory']
const SIDES_BASES: Base[] = ['present', 'members', 'statutory']

/** Who must be there, what is enough after failed meetings, and whether taking part from afar is being there. */
export function QuorumFields({ rule, set, wrong }: PartProps) {
  const t = useT('procedure')
  const { quorum } = rule
  const put = (fields: Partial<Rule['quorum']>) => set({ quorum: { ...quorum, ...fields } })
  const of = (field: string) => (wrong?.field.startsWith(field) ? t(wrong.words) : null)
  const none = quorum.share.numerator === '0'
  return (
    <>
      <ShareField
        value={quorum.share}
        onChange={(share) => put({ share })}
        offered={['half', 'third', 'two_thirds', 'none']}
        wrong={of('quorum.share')}
      />
      {none ? null : (
        <>
          <Choices
            label={t('quorum.base')}
            items={QUORUM_BASES.map((id) => ({ id, label: t(`base.${id}`), note: quorumNote(t, id) }))}
            value={quorum.base}
            onChange={(id) => put({ base: id as Rule['quorum']['base'] })}
          />
          <MeasureField value={quorum.measure} onChange={(measure) => put({ measure })} />
          <Checkbox
            isSelected={quorum.adjourned !== null}
            onChange={(on) => put({ adjourned: on ? { after: '1', share: THIRD } : null })}
          >
            {t('quorum.adjourned')}
          </Checkbox>
        </>
      )}
      {quorum.adjourned && !none ? (
        <>
          <NumberField
            label={t('quorum.after')}
            value={quorum.adjourned.after}
            onChange={(after) => put({ adjourned: { share: quorum.adjourned?.share ?? THIRD, after } })}
            error={of('quorum.adjourned.after')}
          />
          <ShareField
            value={quorum.adjourned.share}
            onChange={(share) => put({ adjourned: { after: quorum.adjourned?.after ?? '1', share } })}
            offered={['third', 'none']}
            wrong={of('quorum.adjourned.share')}
          />
        </>
      ) : null}
      <Choices
        label={t('quorum.remote')}
        items={(['present', 'absent'] as const).map((id) => ({ id, label: t(`quorum.remote_${id}`) }))}
        value={rule.remote}
        onChange={(id) => set({ remote: id as Rule['remote'] })}
      />
    </>
  )
}

/** What a base means for a majority is not what it means for being there. */
const quorumNote = (t: (key: string) => string, id: Rule['quorum']['base']): string | undefined =>
  id === 'members' ? undefined : t(`base.${id}_note`)

/** How many must be for or against for the vote to decide at all. */
export function ExpressedFields({ rule, set, wrong }: PartProps) {
  const t = useT('procedure')
  const { expressed } = rule
  const put = (fields: Partial<NonNullable<Rule['expressed']>>) =>
    expressed && set({ expressed: { ...expressed, ...fields } })
  return (
    <>
      <Checkbox
        isSelected={expressed !== null}
        onChange={(on) => set({ expressed: on ? { base: 'present', measure: 'seats', share: HALF } : null })}
      >
        {t('expressed.asked')}
      </Checkbox>
      {expressed ? (
        <>
          <ShareField
            value={expressed.share}
            onChange={(share) => put({ share })}
            offered={['half', 'third', 'two_thirds']}
            wrong={wrong?.field.startsWith('expressed') ? t(wrong.words) : null}
          />
          <Segments
            label={t('condition.base')}
            items={SIDES_BASES.map((id) => ({ id, label: t(`base.${id}`) }))}
            value={expressed.base}
            onChange={(id) => put({ base: id as Base })}
          />
          <MeasureField value={expressed.measure} onChange={(measure) => put({ measure })} />
        </>
      ) : null}
    </>
  )
}
