import { type ReactNode, useId } from 'react'

type SheetProps = {
  title?: ReactNode
  /** Beside the title: a chip, a small button. */
  aside?: ReactNode
  children: ReactNode
  className?: string
  /** Room around the content; off for lists that run to the edges. */
  padded?: boolean
  headingLevel?: 2 | 3
}

/** White paper on the table: anything that is written on. */
export function Sheet({ title, aside, children, className, padded = true, headingLevel = 2 }: SheetProps) {
  const id = useId()
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <section className={className ? `sheet ${className}` : 'sheet'} aria-labelledby={title ? id : undefined}>
      {title ? (
        <header>
          <Heading id={id}>{title}</Heading>
          {aside}
        </header>
      ) : null}
      {padded ? <div className="in">{children}</div> : children}
    </section>
  )
}
