import { Link } from '@remix-run/react'
import type { Bilingual } from '../wire/text.ts'
import { Khatam } from './khatam.tsx'

/** The accent band and its brass hairline, at the very top of every screen. */
export function Letterhead() {
  return <div className="letterhead" />
}

/** Mark and name. The name is always in both languages, Arabic first. */
export function Lockup({ name, to, size = 40 }: { name: Bilingual; to?: string; size?: number }) {
  const inside = (
    <>
      <Khatam size={size} />
      <span className="names">
        <b lang="ar" dir="rtl">
          {name.ar}
        </b>
        <small lang="en" dir="ltr">
          {name.en}
        </small>
      </span>
    </>
  )
  return to ? (
    <Link className="lockup" to={to}>
      {inside}
    </Link>
  ) : (
    <span className="lockup">{inside}</span>
  )
}
