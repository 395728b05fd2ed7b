import { useFetcher } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Letterhead } from '../ui/letterhead.tsx'
import { Notice } from '../ui/notice.tsx'
import { LanguageButton } from '../ui/preference-controls.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { Bilingual } from '../wire/text.ts'
import './house.css'

type Props = { token: string; username: string | null; name: Bilingual | null; error: string | null }

/** A one-time link: an invited person chooses a password; the first administrator also says who they are. */
export function InvitationScreen({ token, username, name, error }: Props) {
  const t = useT('house')
  const reader = useReader()
  const fetcher = useFetcher<Answer<unknown>>()
  const refusal = useRefusal(fetcher.data) ?? error
  const [given, setGiven] = useState({ username: '', ar: '', en: '', password: '' })
  const set = (key: keyof typeof given) => (value: string) => setGiven({ ...given, [key]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const who = username ? {} : { username: given.username, name: { ar: given.ar, en: given.en } }
    submitJson(fetcher, `/invitation/${token}`, { token, password: given.password, ...who })
  }
  return (
    <>
      <Letterhead />
      <main id="main" tabIndex={-1} className="invitation">
        <LanguageButton />
        <h1>{name ? <bdi>{t('invitation.welcome', { name: reader.pick(name) })}</bdi> : t('invitation.first')}</h1>
        <Sheet>
          <form className="stack" onSubmit={submit}>
            {refusal ? (
              <Notice tone="danger" title={t('refused')} live>
                {refusal}
              </Notice>
            ) : null}
            {username ? null : (
              <>
                <Field label={t('name_ar')} language="ar" value={given.ar} onChange={set('ar')} isRequired />
                <Field label={t('name_en')} language="en" value={given.en} onChange={set('en')} isRequired />
                <Field
                  label={t('username')}
                  language="en"
                  value={given.username}
                  onChange={set('username')}
                  isRequired
                  autoComplete="username"
                />
              </>
            )}
            <Field
              label={t('invitation.password')}
              hint={t('invitation.password_hint')}
              type="password"
              language="en"
              value={given.password}
              onChange={set('password')}
              isRequired
              autoComplete="new-password"
            />
            <Button type="submit" variant="primary" size="big" block isPending={fetcher.state !== 'idle'}>
              {t('invitation.accept')}
            </Button>
          </form>
        </Sheet>
      </main>
    </>
  )
}
