import { Bell, House, Landmark, ScrollText, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { type NavItem, TopBar } from '../ui/top-bar.tsx'
import type { Bilingual } from '../wire/text.ts'

export const HOUSE_NAME: Bilingual = { ar: 'مجلس', en: 'Majlis' }

type HouseBarProps = {
  /** The body whose pages these are; without one the bar carries the house's own name. */
  body?: { slug: string; name: Bilingual }
  /** Bodies to go to, where there are several. */
  bodies?: readonly { slug: string; name: Bilingual }[]
  ledger?: boolean
  /** Whoever sits there for one meeting has no other page of the body. */
  guest?: boolean
  acts?: ReactNode
}

/** The bar above everything that is not the sitting itself: home, the body's sittings, notices. */
export function HouseBar({ body, bodies = [], ledger = false, guest = false, acts }: HouseBarProps) {
  const t = useT('home')
  const reader = useReader()
  const places: NavItem[] = guest
    ? []
    : body
      ? [{ to: `/b/${body.slug}`, label: t('nav.sittings'), icon: Landmark, end: true }]
      : bodies.slice(0, 2).map(({ slug, name }) => ({ to: `/b/${slug}`, label: reader.pick(name), icon: Landmark }))
  const nav: NavItem[] = [
    { to: '/', label: t('nav.home'), icon: House, end: true },
    ...places,
    { to: '/search', label: t('nav.search'), icon: Search },
    { to: '/notices', label: t('nav.notices'), icon: Bell },
    ...(ledger && body ? [{ to: `/b/${body.slug}/ledger`, label: t('nav.ledger'), icon: ScrollText }] : []),
  ]
  return <TopBar name={body?.name ?? HOUSE_NAME} nav={nav} acts={acts} />
}
