import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Accent, type CreateBody } from '../wire/bodies.ts'
import { useHouseAct } from './use-house-act.ts'

const EMPTY = {
  slug: '',
  ar: '',
  en: '',
  accent: 'cabinet',
  plan: 'table',
  zone: '',
  conflictHides: 'item',
  confirmation: 'officer',
}

/** Constitutes a body: its ledger begins with this act. */
export function NewBody({ onClose }: { onClose: () => void }) {
  const t = useT('house')
  const [given, setGiven] = useState(EMPTY)
  const set = (key: keyof typeof EMPTY) => (value: string) => setGiven({ ...given, [key]: value })
  const { send, refusal, sending } = useHouseAct(onClose)
  const here = typeof Intl === 'undefined' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone
  const create = () =>
    send({
      act: 'body.create',
      body: {
        slug: given.slug,
        name: { ar: given.ar, en: given.en },
        accent: given.accent as CreateBody['accent'],
        plan: given.plan as CreateBody['plan'],
        zone: given.zone || here,
        settings: {
          confirmation: given.confirmation as CreateBody['settings']['confirmation'],
          conflictHides: given.conflictHides as CreateBody['settings']['conflictHides'],
        },
      },
    })
  const options = (name: string, ids: readonly string[]) => ids.map((id) => ({ id, label: t(`body.${name}_${id}`) }))
  return (
    <ActDialog
      title={t('body.new')}
      submit={t('body.create')}
      refusal={refusal}
      sending={sending}
      onSend={create}
      onClose={onClose}
    >
      <Field label={t('name_ar')} language="ar" value={given.ar} onChange={set('ar')} isRequired />
      <Field label={t('name_en')} language="en" value={given.en} onChange={set('en')} isRequired />
      <Field
        label={t('body.slug')}
        hint={t('body.slug_hint')}
        language="en"
        value={given.slug}
        onChange={set('slug')}
        isRequired
      />
      <Select
        label={t('body.accent')}
        items={options('accent', Accent.options)}
        value={given.accent}
        onChange={set('accent')}
      />
      <Select
        label={t('body.plan')}
        items={options('plan', ['table', 'hemicycle'])}
        value={given.plan}
        onChange={set('plan')}
      />
      <Select
        label={t('body.conflict')}
        items={options('conflict', ['item', 'papers', 'nothing'])}
        value={given.conflictHides}
        onChange={set('conflictHides')}
      />
      <Select
        label={t('body.confirmation')}
        items={options('confirmation', ['officer', 'none'])}
        value={given.confirmation}
        onChange={set('confirmation')}
      />
      <Field
        label={t('body.zone')}
        hint={t('body.zone_hint', { zone: here })}
        language="en"
        value={given.zone}
        onChange={set('zone')}
      />
    </ActDialog>
  )
}
