import { useT } from '../i18n/use-reader.ts'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Accent, type CreateBody } from '../wire/bodies.ts'
import type { ImportPeople } from '../wire/moving.ts'

export type NewBodyWords = {
  accent: CreateBody['accent']
  plan: CreateBody['plan']
  zone: string
  confirmation: CreateBody['settings']['confirmation']
  conflictHides: CreateBody['settings']['conflictHides']
}

export const newBodiesOf = ({
  accent,
  plan,
  zone,
  confirmation,
  conflictHides,
}: NewBodyWords): ImportPeople['newBodies'] => ({
  accent,
  plan,
  zone: zone || 'UTC',
  settings: { confirmation, conflictHides },
})

/** What every body that a table constitutes begins with. */
export function NewBodyFields({ given, onChange }: { given: NewBodyWords; onChange: (given: NewBodyWords) => void }) {
  const t = useT('house')
  const moving = useT('moving')
  const choice = <K extends keyof NewBodyWords>(
    key: K,
    label: string,
    name: string,
    ids: readonly NewBodyWords[K][],
  ) => (
    <Select
      label={t(`body.${label}`)}
      items={ids.map((id) => ({ id, label: t(`body.${name}_${id}`) }))}
      value={given[key]}
      onChange={(id) => onChange({ ...given, [key]: id })}
    />
  )
  return (
    <Sheet title={moving('made.title')}>
      <p className="small soft">{moving('made.hint')}</p>
      <div className="beginnings">
        {choice('accent', 'accent', 'accent', Accent.options)}
        {choice('plan', 'plan', 'plan', ['table', 'hemicycle'])}
        {choice('conflictHides', 'conflict', 'conflict', ['item', 'papers', 'nothing'])}
        {choice('confirmation', 'confirmation', 'confirmation', ['officer', 'none'])}
        <Field
          label={t('body.zone')}
          language="en"
          defaultValue={given.zone}
          onBlur={(event) => {
            const zone = (event.target as HTMLInputElement).value.trim()
            if (zone !== given.zone) onChange({ ...given, zone })
          }}
        />
      </div>
    </Sheet>
  )
}
