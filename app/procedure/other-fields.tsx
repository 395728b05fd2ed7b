import { useReader, useT } from '../i18n/use-reader.ts'
import { NAME_LENGTH, SOURCE_LENGTH } from '../rules/engine-2/own-rule.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { ROLES } from '../rules/engine-2/rule-sentences.ts'
import { Choices } from '../ui/choices.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { NumberField } from './number-field.tsx'
import type { Wrong } from './wrong.ts'

type PartProps = { rule: Rule; set: (fields: Partial<Rule>) => void; wrong: Wrong | null }

export function NameFields({ rule, set, wrong }: PartProps) {
  const t = useT('procedure')
  const of = (field: string) => (wrong?.field === field ? t(wrong.words, { most: wrong.most }) : null)
  const fields = [
    ['names', 'ar', 'names.ar', NAME_LENGTH],
    ['names', 'en', 'names.en', NAME_LENGTH],
    ['source', 'ar', 'names.source_ar', SOURCE_LENGTH],
    ['source', 'en', 'names.source_en', SOURCE_LENGTH],
  ] as const
  return fields.map(([part, language, label, most]) => (
    <Field
      key={label}
      label={t(label)}
      language={language}
      value={rule[part][language]}
      maxLength={most}
      onChange={(text) => set({ [part]: { ...rule[part], [language]: text } })}
      error={of(`${part}.${language}`)}
      hint={label === 'names.source_en' ? t('names.source_hint') : undefined}
    />
  ))
}

type Simple = 'form' | 'tie' | 'chair' | 'recused' | 'reasons' | 'change' | 'live'

type OneOfProps<K extends Simple> = {
  field: K
  ids: readonly Rule[K][]
  /** Those of the answers that need a further word. */
  noted?: readonly Rule[K][]
  rule: Rule
  set: (fields: Partial<Rule>) => void
}

/** A field that is one of a few, each a sentence. */
export function OneOf<K extends Simple>({ field, ids, noted = [], rule, set }: OneOfProps<K>) {
  const t = useT('procedure')
  return (
    <Choices
      label={t(`${field}.label`)}
      items={ids.map((id) => ({
        id,
        label: t(`${field}.${id}`),
        note: noted.includes(id) ? t(`${field}.${id}_note`) : undefined,
      }))}
      value={rule[field]}
      onChange={(id) => set({ [field]: id })}
    />
  )
}

const ABSTENTIONS: Rule['abstain'][] = ['ignored', 'counts_against', 'blocks', 'refused']

export function AbstentionFields({ rule, set }: PartProps) {
  const t = useT('procedure')
  return (
    <Choices
      label={t('abstain.label')}
      items={ABSTENTIONS.map((id) => ({
        id,
        label: t(`abstain.${id}`),
        note: id === 'counts_against' ? undefined : t(`abstain.${id}_note`),
      }))}
      value={rule.abstain}
      // Abstention is offered on the ballot exactly when it is not refused.
      onChange={(id) =>
        set({ abstain: id as Rule['abstain'], choices: id === 'refused' ? ['yes', 'no'] : ['yes', 'no', 'abstain'] })
      }
    />
  )
}

export function ProxyFields({ rule, set, wrong }: PartProps) {
  const t = useT('procedure')
  const { proxies } = rule
  return (
    <>
      <Choices
        label={t('proxies.label')}
        items={['none', 'some'].map((id) => ({ id, label: t(`proxies.${id}`) }))}
        value={proxies ? 'some' : 'none'}
        onChange={(id) => set({ proxies: id === 'some' ? { max: '1', same_bloc: false } : null })}
      />
      {proxies ? (
        <>
          <NumberField
            label={t('proxies.max')}
            value={proxies.max}
            onChange={(max) => set({ proxies: { ...proxies, max } })}
            error={wrong ? t(wrong.words) : null}
          />
          <Checkbox
            isSelected={proxies.same_bloc}
            onChange={(same_bloc) => set({ proxies: { ...proxies, same_bloc } })}
          >
            {t('proxies.bloc')}
          </Checkbox>
          <Checkbox
            isSelected={proxies.excluded?.includes('election') ?? false}
            onChange={(out) => {
              const { excluded: _, ...rest } = proxies
              set({ proxies: out ? { ...rest, excluded: ['election'] } : rest })
            }}
          >
            {t('proxies.not_in_elections')}
          </Checkbox>
        </>
      ) : null}
    </>
  )
}

/** The chair's part is a question of its own; an auditor's seat never votes. */
const ASKED = Object.keys(ROLES).filter((role) => role !== 'chair' && role !== 'auditor')

export function ExcludedFields({ rule, set }: PartProps) {
  const t = useT('procedure')
  const { language } = useReader()
  const { excluded_roles: excluded } = rule
  return (
    <fieldset className="condition">
      <legend>{t('excluded.label')}</legend>
      {ASKED.map((role) => (
        <Checkbox
          key={role}
          isSelected={excluded.includes(role)}
          onChange={(on) =>
            set({ excluded_roles: ASKED.filter((each) => (each === role ? on : excluded.includes(each))) })
          }
        >
          {ROLES[role]?.[language]}
        </Checkbox>
      ))}
      {excluded.length === 0 ? <p className="small muted">{t('excluded.nobody')}</p> : null}
    </fieldset>
  )
}
