import { useState } from 'react'
import type { KeptUnit, UnitsPage } from '../../server/memoranda/load-units.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import type { BodyId, PersonId, UnitId } from '../wire/ids.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

type UnitFormProps = { page: UnitsPage; unit: KeptUnit | null; onClose: () => void }

/** A unit's name in both languages, and who of the house files for it. */
export function UnitForm({ page, unit, onClose }: UnitFormProps) {
  const t = useT('memoranda')
  const { pick } = useReader()
  const showToast = useToast()
  const [name, setName] = useState(unit?.name ?? { ar: '', en: '' })
  const [people, setPeople] = useState<readonly string[]>(unit?.people.map(({ personId }) => personId) ?? [])
  const [closed, setClosed] = useState(unit?.closed ?? false)
  const [find, setFind] = useState('')
  const act = useMemorandumAct(() => {
    showToast({ tone: 'ok', title: t('units.kept') })
    onClose()
  })
  const facts = { name: { ar: name.ar.trim(), en: name.en.trim() }, people: people as PersonId[] }
  const save = () =>
    unit
      ? act.send({ act: 'unit_edit', unitId: unit.unitId as UnitId, version: unit.version, closed, ...facts })
      : act.send({ act: 'unit_add', bodyId: page.body.id as BodyId, ...facts })
  const sought = find.trim().toLowerCase()
  // Whoever is chosen stays in sight, whatever is sought.
  const shown = page.people.filter(
    ({ personId, name: { ar, en }, username }) =>
      people.includes(personId) || [ar, en, username].some((text) => text.toLowerCase().includes(sought)),
  )
  return (
    <ActDialog
      title={t(unit ? 'units.edit' : 'units.add')}
      submit={t('units.keep')}
      missing={facts.name.ar && facts.name.en ? '' : t('units.name_missing')}
      refusal={act.refusal}
      sending={act.sending}
      onSend={save}
      onClose={onClose}
    >
      <div className="memo-pair">
        <Field
          label={t('units.name_ar')}
          language="ar"
          value={name.ar}
          onChange={(ar) => setName({ ...name, ar })}
          maxLength={200}
          autoFocus
        />
        <Field
          label={t('units.name_en')}
          language="en"
          value={name.en}
          onChange={(en) => setName({ ...name, en })}
          maxLength={200}
        />
      </div>
      <Field label={t('units.find')} type="search" value={find} onChange={setFind} />
      <fieldset className="field">
        <legend className="label">{t('units.people')}</legend>
        <div className="memo-unit-people">
          {shown.map(({ personId, name: known, username }) => (
            <Checkbox
              key={personId}
              isSelected={people.includes(personId)}
              onChange={(on) => setPeople(on ? [...people, personId] : people.filter((id) => id !== personId))}
            >
              <bdi>{pick(known)}</bdi> <small className="muted">{username}</small>
            </Checkbox>
          ))}
        </div>
        <p className="hint">{t('units.people_hint')}</p>
      </fieldset>
      {unit ? (
        <Checkbox isSelected={closed} onChange={setClosed}>
          {t('units.close')}
        </Checkbox>
      ) : null}
    </ActDialog>
  )
}
