import { useLocation, useNavigate } from '@remix-run/react'
import { CloudDownload, Languages, LogOut, Mail, ScanEye, TabletSmartphone } from 'lucide-react'
import { type ComponentType, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { otherLanguage } from '../i18n/language.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { hasKept } from '../offline/kept-flag.ts'
import type { SignOutProps } from '../offline/sign-out.tsx'
import { Face } from './face.tsx'
import { Menu, MenuItem, MenuLine } from './menu.tsx'
import { ThemeChoices } from './preference-controls.tsx'
import { useRoot } from './use-root.ts'

/** The signed-in person's own corner: language, appearance, and the way out. Nothing where nobody is signed in. */
export function PersonMenu() {
  const t = useT('shell')
  const reader = useReader()
  const root = useRoot()
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const languageForm = useRef<HTMLFormElement>(null)
  const exitForm = useRef<HTMLFormElement>(null)
  const [Leaving, setLeaving] = useState<ComponentType<SignOutProps> | null>(null)
  const actor = root?.actor
  if (!actor) return null
  const name = reader.pick(actor.name)
  const returnTo = pathname + search

  /** What this device keeps goes first: the page that does it is loaded only where something is kept. */
  const leave = async () => {
    if (!hasKept()) return exitForm.current?.requestSubmit()
    const { SignOut } = await import('../offline/sign-out.tsx')
    setLeaving(() => SignOut)
  }
  const act = (id: string) => {
    if (id === 'language') languageForm.current?.requestSubmit()
    if (id === 'devices') navigate('/devices')
    if (id === 'records') navigate('/access-records')
    if (id === 'mail') navigate('/mail')
    if (id === 'kept') navigate('/offline')
    if (id === 'sign-out') void leave()
  }
  return (
    <>
      <Menu
        label={name}
        onAction={act}
        trigger={
          <Button className="person-button" aria-label={t('person.menu', { name })}>
            <Face id={actor.personId} name={actor.name} />
          </Button>
        }
        head={
          <div className="person-head">
            <b>
              <bdi>{name}</bdi>
            </b>
          </div>
        }
      >
        <MenuItem id="devices" icon={TabletSmartphone}>
          {t('person.devices')}
        </MenuItem>
        <MenuItem id="kept" icon={CloudDownload}>
          {t('person.kept')}
        </MenuItem>
        <MenuItem id="records" icon={ScanEye}>
          {t('person.records')}
        </MenuItem>
        <MenuItem id="mail" icon={Mail}>
          {t('person.mail')}
        </MenuItem>
        <MenuItem id="language" icon={Languages} lang={otherLanguage(reader.language)}>
          {t('person.language')}
        </MenuItem>
        <MenuLine />
        <ThemeChoices />
        <MenuLine />
        <MenuItem id="sign-out" icon={LogOut} iconFlip>
          {t('person.sign_out')}
        </MenuItem>
      </Menu>
      {/* Whole-page posts: another language is another set of words, and a signed-out page must keep nothing. */}
      <form ref={languageForm} method="post" action="/language" hidden>
        <input type="hidden" name="language" value={otherLanguage(reader.language)} />
        <input type="hidden" name="returnTo" value={returnTo} />
      </form>
      <form ref={exitForm} method="post" action="/sign-out" hidden />
      {Leaving ? (
        <Leaving
          personId={actor.personId}
          onStay={() => setLeaving(null)}
          onGone={() => exitForm.current?.requestSubmit()}
        />
      ) : null}
    </>
  )
}
