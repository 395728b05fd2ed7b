import { useState } from 'react'
import type { RegisterEntry } from '../../server/interests/load-interests.ts'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { InterestNature } from '../wire/interests.ts'
import type { EntryFacts, useRegisterAct } from './use-register-act.ts'
import './interests.css'

type EntryFormProps = {
  /** The entry that is corrected; null for a new one. */
  entry: RegisterEntry | null
  act: ReturnType<typeof useRegisterAct>
  onClose: () => void
}

/** A new entry of the register, or one that takes the place of another. */
export function EntryForm({ entry, act, onClose }: EntryFormProps) {
  const t = useT('interests')
  const [party, setParty] = useState(entry?.party ?? { ar: '', en: '' })
  const [nature, setNature] = useState<InterestNature | null>(entry?.nature ?? null)
  const [since, setSince] = useState(entry?.since ?? '')
  const [until, setUntil] = useState(entry?.until ?? '')
  const [note, setNote] = useState(entry?.note ?? '')
  const backwards = since !== '' && until !== '' && until < since
  const named = party.ar.trim().length > 1 || party.en.trim().length > 1
  const missing = !named ? t('form.no_party') : !nature ? t('form.no_nature') : backwards ? t('form.backwards') : ''
  const send = () => {
    if (!nature) return
    const facts: EntryFacts = {
      party,
      nature,
      since: since || null,
      until: until || null,
      note,
      replacesId: entry?.interestId ?? null,
    }
    act.register(facts)
  }
  return (
    <ActDialog
      title={t(entry ? 'form.correct' : 'form.title')}
      submit={t(entry ? 'form.submit_correct' : 'form.submit')}
      missing={missing}
      refusal={act.refusal}
      sending={act.sending}
      onSend={send}
      onClose={onClose}
    >
      <Field
        label={t('form.party_ar')}
        language="ar"
        maxLength={200}
        value={party.ar}
        onChange={(ar) => setParty({ ...party, ar })}
      />
      <Field
        label={t('form.party_en')}
        hint={t('form.party_hint')}
        language="en"
        maxLength={200}
        value={party.en}
        onChange={(en) => setParty({ ...party, en })}
      />
      <Select
        label={t('form.nature')}
        items={InterestNature.options.map((id) => ({ id, label: t(`nature.${id}`) }))}
        value={nature}
        onChange={(id) => setNature(id as InterestNature)}
      />
      <div className="interest-dates">
        <Field label={t('form.since')} type="date" value={since} onChange={setSince} />
        <Field
          label={t('form.until')}
          type="date"
          value={until}
          onChange={setUntil}
          {...(backwards && { error: t('form.backwards') })}
        />
      </div>
      <TextArea label={t('form.note')} rows={2} maxLength={1000} value={note} onChange={setNote} />
      <p className="small muted">{t(entry ? 'form.follows_correct' : 'form.follows')}</p>
    </ActDialog>
  )
}
