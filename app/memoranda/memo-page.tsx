import type { ReactNode } from 'react'
import { Text2 } from '../i18n/text2.tsx'
import { BodyRegister } from '../meetings/body-register.tsx'
import { HouseBar } from '../meetings/house-bar.tsx'
import type { Bilingual } from '../wire/text.ts'

type MemoPageProps = {
  /** Null for whoever has no seat in a body: their bar leads home. */
  body: { slug: string; name: Bilingual } | null
  ledger: boolean
  title: ReactNode
  /** Below the title, where there is no body's page around it. */
  about?: Bilingual
  acts?: ReactNode
  children: ReactNode
}

/** A page of memoranda, as one of the body for who sits in it and as one of the house for a unit's people. */
export function MemoPage({ body, ledger, title, about, acts, children }: MemoPageProps) {
  if (body && typeof title === 'string')
    return (
      <BodyRegister body={body} ledger={ledger} title={title} acts={acts}>
        {children}
      </BodyRegister>
    )
  return (
    <>
      <HouseBar {...(body ? { body, ledger } : {})} />
      <main id="main" tabIndex={-1} className="one-column">
        <header className="row between wrap">
          <div>
            <h1>{title}</h1>
            {about ? (
              <p className="soft">
                <Text2 of={about} />
              </p>
            ) : null}
          </div>
          {acts ? <div className="row wrap">{acts}</div> : null}
        </header>
        {children}
      </main>
    </>
  )
}
