import './memoranda.css'
import { Link } from '@remix-run/react'
import { Building2, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { KeptUnit, UnitsPage } from '../../server/memoranda/load-units.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { LodgementForm } from './lodgement-form.tsx'
import { UnitForm } from './unit-form.tsx'

/** The units that file memoranda with a body, who files for each, and until when: kept by its secretary. */
export function UnitsScreen({ page }: { page: UnitsPage }) {
  const t = useT('memoranda')
  const [open, setOpen] = useState<KeptUnit | 'new' | null>(null)
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setOpen('new')}>
      {t('units.add')}
    </Button>
  )
  return (
    <BodyRegister
      body={page.body}
      ledger={page.ledger}
      title={t('units.title')}
      acts={page.units.length > 0 ? add : null}
    >
      <nav className="small">
        <Link to={`/b/${page.body.slug}/memoranda`}>{t('board')}</Link>
      </nav>
      <LodgementForm page={page} />
      <Sheet title={t('units.list')} padded={false}>
        {page.units.length > 0 ? (
          <ul className="rows wrapped">
            {page.units.map((unit) => (
              <UnitRow key={unit.unitId} unit={unit} onEdit={() => setOpen(unit)} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Building2} title={t('units.none')} action={add}>
            {t('units.none_more')}
          </EmptyState>
        )}
      </Sheet>
      {open ? <UnitForm page={page} unit={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </BodyRegister>
  )
}

function UnitRow({ unit, onEdit }: { unit: KeptUnit; onEdit: () => void }) {
  const t = useT('memoranda')
  const { pick, language } = useReader()
  return (
    <li>
      <span className="grow">
        <b>
          <Text2 of={unit.name} />
        </b>
        <small className="muted">
          {unit.people.length > 0
            ? unit.people.map(({ name }) => pick(name)).join(language === 'ar' ? '، ' : ', ')
            : t('units.nobody')}
        </small>
      </span>
      {unit.closed ? <Chip tone="outline">{t('units.closed')}</Chip> : null}
      <Button
        variant="quiet"
        icon={Pencil}
        aria-label={t('units.edit_of', { unit: pick(unit.name) })}
        onPress={onEdit}
      />
    </li>
  )
}
