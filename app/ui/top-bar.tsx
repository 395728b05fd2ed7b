import { NavLink } from '@remix-run/react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/use-reader.ts'
import type { Bilingual } from '../wire/text.ts'
import { Icon } from './icon.tsx'
import { Letterhead, Lockup } from './letterhead.tsx'
import { PersonMenu } from './person-menu.tsx'

export type NavItem = { to: string; label: string; icon: LucideIcon; end?: boolean }

type TopBarProps = {
  /** The name at the head of the sheet, always in both languages. */
  name: Bilingual
  homeHref?: string
  nav?: readonly NavItem[]
  /** After the name: where the reader is. Hidden on a phone. */
  about?: ReactNode
  /** Before the person: search, bell, presence. */
  acts?: ReactNode
}

/** Letterhead and top bar. The screen's own content follows in `<main id="main" tabIndex={-1}>`. */
export function TopBar({ name, homeHref = '/', nav, about, acts }: TopBarProps) {
  const t = useT('shell')
  return (
    <>
      <a className="btn primary skip" href="#main">
        {t('skip')}
      </a>
      <Letterhead />
      <header className="topbar">
        <Lockup name={name} to={homeHref} />
        {nav ? (
          <nav className="main-nav" aria-label={t('main_nav')}>
            {nav.map((item) => (
              <NavLink key={item.to} to={item.to} end={item.end ?? false}>
                <Icon of={item.icon} />
                {item.label}
              </NavLink>
            ))}
          </nav>
        ) : null}
        {about ? <div className="about">{about}</div> : null}
        <div className="acts">
          {acts}
          <PersonMenu />
        </div>
      </header>
    </>
  )
}
