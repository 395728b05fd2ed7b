import './try.css'
import { useMemo, useState } from 'react'
import type { RuleBuilder } from '../../server/procedure/load-rule-builder.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { canTie } from '../rules/engine-2/rule-words.ts'
import type { Choice } from '../rules/rule.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import { CountsTable } from './counts-table.tsx'
import { EXAMPLES } from './examples.ts'
import { MembersTable } from './members-table.tsx'
import { NumberField } from './number-field.tsx'
import { firstTrial, type Trial } from './trial.ts'
import { TrialResult } from './trial-result.tsx'

type TryPaneProps = { rule: Rule; waiting: boolean; page: RuleBuilder }

/** Numbers at one end, the decision and its reasons at the other, by the very engine that decides votes. */
export function TryPane({ rule, waiting, page }: TryPaneProps) {
  const t = useT('procedure')
  const seats = useMemo(
    () => page.seats.map((seat) => ({ ...seat, population: '', answer: 'silent' as const })),
    [page.seats],
  )
  const [trial, setTrial] = useState<Trial>(() => firstTrial(seats))
  const set = (fields: Partial<Trial>) => setTrial({ ...trial, ...fields })
  const silence = rule.form === 'silence'
  return (
    <div className="stack try">
      {waiting ? <Notice tone="alert" title={t('try.wait')} /> : null}
      <Examples preset={page.start.fromPreset} onChoose={(chosen) => setTrial({ ...chosen, members: trial.members })} />
      {silence ? (
        <NumberField
          label={t('try.objections')}
          value={trial.objections}
          onChange={(objections) => set({ objections })}
        />
      ) : (
        <>
          <Segments
            label={t('try.how')}
            items={(['counts', 'members'] as const).map((id) => ({ id, label: t(`try.${id}`) }))}
            value={trial.mode}
            onChange={(mode) => set({ mode: mode as Trial['mode'] })}
          />
          {trial.mode === 'counts' ? (
            <CountsTable rule={rule} counts={trial.counts} onChange={(counts) => set({ counts })} />
          ) : (
            <MembersTable rule={rule} members={trial.members} onChange={(members) => set({ members })} />
          )}
          {rule.quorum.adjourned ? (
            <NumberField label={t('try.failed')} value={trial.failed} onChange={(failed) => set({ failed })} />
          ) : null}
          <ChairFields rule={rule} trial={trial} set={set} />
        </>
      )}
      <TrialResult rule={rule} trial={trial} />
    </div>
  )
}

function Examples({ preset, onChoose }: { preset: string | null; onChoose: (trial: Trial) => void }) {
  const t = useT('procedure')
  const { language } = useReader()
  const examples = EXAMPLES[preset ?? ''] ?? []
  if (examples.length === 0) return null
  return (
    <section aria-label={t('try.examples')}>
      <p className="small soft">{t('try.examples')}</p>
      <div className="row wrap tight">
        {examples.map(({ names, trial }) => (
          <Button key={names.en} variant="line" size="small" onPress={() => onChoose(trial)}>
            {names[language]}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** What the chair did, where the rule asks: by which side, or by a vote after the tie. */
function ChairFields({ rule, trial, set }: { rule: Rule; trial: Trial; set: (fields: Partial<Trial>) => void }) {
  const t = useT('procedure')
  if (!canTie(rule)) return null
  const labelled = (label: string, ids: string[], value: string | null, onChange: (id: string) => void) => (
    <div className="field">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <Segments
        label={label}
        items={ids.map((id) => ({ id, label: t(`try.${id}`) }))}
        value={value ?? ids[2] ?? null}
        onChange={onChange}
      />
    </div>
  )
  if (rule.tie === 'chair_casting_vote')
    return labelled(t('try.casting'), ['yes', 'no', 'not_yet'], trial.casting, (id) =>
      set({ casting: id === 'not_yet' ? null : (id as 'yes' | 'no') }),
    )
  if (rule.tie === 'chairs_side' && trial.mode === 'counts')
    return labelled(t('try.chair_vote'), ['yes', 'no', 'neither'], trial.chairVote, (id) =>
      set({ chairVote: id === 'neither' ? null : (id as Choice) }),
    )
  return null
}
