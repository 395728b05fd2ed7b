import './sign-in-screen.css'
import { Form, Link, useNavigation } from '@remix-run/react'
import { LogIn, ShieldCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Lockup } from '../ui/letterhead.tsx'
import { Notice } from '../ui/notice.tsx'
import { LanguageButton, ThemeMenu } from '../ui/preference-controls.tsx'
import type { Bilingual } from '../wire/text.ts'
import { type DemoAccount, DemoAccounts } from './demo-accounts.tsx'
import { Lattice } from './lattice.tsx'

type SignInScreenProps = {
  /** Why the last attempt was refused, as a sentence. */
  error?: string
  /** Only in the demonstration: a touch fills them in. */
  demoAccounts?: readonly DemoAccount[]
  /** Where the reader was going. */
  returnTo?: string
  /** Name of the house, above the hall. */
  house?: Bilingual
  /** The address this house is known by, so that a false one can be noticed. */
  address?: string
  /** The page on which anyone checks minutes or a vote. */
  verifyHref?: string
}

export function SignInScreen({ error, demoAccounts, returnTo, house, address, verifyHref }: SignInScreenProps) {
  const t = useT('identity')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const sending = useNavigation().state === 'submitting'
  const form = useRef<HTMLFormElement>(null)
  // What was typed, or filled in by the browser, before the page was ready is kept.
  useEffect(() => {
    if (!form.current) return
    const typed = new FormData(form.current)
    setUsername(String(typed.get('username') ?? ''))
    setPassword(String(typed.get('password') ?? ''))
  }, [])

  const fillIn = (account: DemoAccount) => {
    setUsername(account.username)
    setPassword(account.password)
  }

  return (
    <div className="sign-in">
      <Hall house={house} address={address} />
      <main id="main" tabIndex={-1}>
        <div className="top">
          <LanguageButton />
          <ThemeMenu />
        </div>
        <div className="card">
          <h1>{t('sign_in.title')}</h1>
          {error ? <Notice tone="danger" title={error} live /> : null}
          <Form method="post" className="stack" ref={form}>
            {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
            <Field
              label={t('sign_in.username')}
              name="username"
              value={username}
              onChange={setUsername}
              autoComplete="username"
              spellCheck="false"
              isRequired
              language="en"
            />
            <Field
              label={t('sign_in.password')}
              name="password"
              type="password"
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              isRequired
              language="en"
            />
            <Button type="submit" variant="primary" size="big" block icon={LogIn} iconFlip isPending={sending}>
              {t(sending ? 'sign_in.sending' : 'sign_in.submit')}
            </Button>
          </Form>
          {demoAccounts && demoAccounts.length > 0 ? (
            <DemoAccounts accounts={demoAccounts} chosen={username} onChoose={fillIn} />
          ) : null}
        </div>
        <footer>
          <span>{t('sign_in.help')}</span>
          {verifyHref ? (
            <Link to={verifyHref} reloadDocument>
              {t('sign_in.verify')}
            </Link>
          ) : null}
        </footer>
      </main>
    </div>
  )
}

function Hall({ house, address }: Pick<SignInScreenProps, 'house' | 'address'>) {
  const t = useT('identity')
  return (
    <aside className="hall">
      <Lattice />
      {house ? <Lockup name={house} size={44} /> : <span />}
      <div>
        <p className="word" lang="ar" dir="rtl">
          مجلس
        </p>
        <p className="word-latin" lang="en">
          Majlis
        </p>
        <p className="promise">{t('sign_in.promise')}</p>
      </div>
      {address ? (
        <p className="trust">
          <Icon of={ShieldCheck} size="lg" />
          <span>
            {t('sign_in.address')} <bdi className="code">{address}</bdi>
          </span>
        </p>
      ) : (
        <span />
      )}
    </aside>
  )
}
