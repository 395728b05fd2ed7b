import { useT } from '../i18n/use-reader.ts'
import type { CallPlace } from '../rules/call-place.ts'
import { Field } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'

/** Where the members of a meeting see and hear each other. */
export function CallField({ value, onChange }: { value: CallPlace; onChange: (value: CallPlace) => void }) {
  const t = useT('call')
  return (
    <>
      <div className="field">
        <span className="label">{t('form.place')}</span>
        <Segments
          label={t('form.place')}
          items={(['page', 'link', 'none'] as const).map((way) => ({ id: way, label: t(`form.${way}`) }))}
          value={value.way}
          onChange={(way) => onChange(way === 'link' ? { way, url: '' } : { way: way as 'page' | 'none' })}
        />
      </div>
      {value.way === 'link' ? (
        <Field
          label={t('form.url')}
          hint={t('form.url_hint')}
          language="en"
          type="url"
          isRequired
          value={value.url}
          onChange={(url) => onChange({ way: 'link', url })}
        />
      ) : null}
    </>
  )
}
