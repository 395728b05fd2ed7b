import { useT } from '../i18n/use-reader.ts'
import { Choices } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { type MailLanguage, MailWish, type SetMail } from '../wire/mail.ts'

export type MailWords = Pick<SetMail, 'address' | 'language' | 'wish'>

type Props = { given: MailWords; onChange: (given: MailWords) => void }

/** An address and what goes there, whoever sets it. */
export function MailFields({ given, onChange }: Props) {
  const t = useT('mail')
  return (
    <>
      <Field
        label={t('mail.address')}
        hint={t('mail.address_hint')}
        type="email"
        language="en"
        autoComplete="email"
        value={given.address}
        onChange={(address) => onChange({ ...given, address: address.trim() })}
      />
      <div className="field">
        <span className="label">{t('mail.language')}</span>
        <Segments
          label={t('mail.language')}
          items={[
            { id: 'ar', label: 'العربية' },
            { id: 'en', label: 'English' },
          ]}
          value={given.language}
          onChange={(language) => onChange({ ...given, language: language as MailLanguage })}
        />
      </div>
      <Choices
        label={t('mail.wish')}
        items={MailWish.options.map((id) => ({ id, label: t(`mail.wish_${id}`) }))}
        value={given.wish}
        onChange={(wish) => onChange({ ...given, wish: wish as MailWords['wish'] })}
      />
    </>
  )
}
