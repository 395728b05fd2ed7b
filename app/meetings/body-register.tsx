import type { ComponentProps, ReactNode } from 'react'
import { Text2 } from '../i18n/text2.tsx'
import type { Bilingual } from '../wire/text.ts'
import { HouseBar } from './house-bar.tsx'

type BodyRegisterProps = {
  body: NonNullable<ComponentProps<typeof HouseBar>['body']> & { name: Bilingual }
  /** Whether its ledger is this reader's to open. */
  ledger: boolean
  title: string
  acts?: ReactNode
  children: ReactNode
}

/** A page on which something of a body is listed and kept: proxies, groups, interests. */
export function BodyRegister({ body, ledger, title, acts, children }: BodyRegisterProps) {
  return (
    <>
      <HouseBar body={body} ledger={ledger} />
      <main id="main" tabIndex={-1} className="one-column">
        <header className="row between wrap">
          <div>
            <h1>{title}</h1>
            <p className="soft">
              <Text2 of={body.name} />
            </p>
          </div>
          {acts ? <div className="row wrap">{acts}</div> : null}
        </header>
        {children}
      </main>
    </>
  )
}
