import { Form, useSubmit } from '@remix-run/react'
import { Search } from 'lucide-react'
import type { DecisionsPage } from '../../server/decisions/load-decisions.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { STANDINGS } from '../wire/decisions.ts'

const ALL = 'all'

/** By words, year, standing and owner; what was asked is in the address, so that it can be kept and sent. */
export function RegisterFilter({ page }: { page: DecisionsPage }) {
  const t = useT('decisions')
  const reader = useReader()
  const submit = useSubmit()
  const { query, years, seats } = page
  const ask = (part: Partial<Record<'year' | 'standing' | 'owner', string>>) => {
    const now = { find: query.find, year: query.year, standing: query.standing, owner: query.owner, ...part }
    const given = Object.entries(now).flatMap(([name, value]) =>
      value && value !== ALL ? [[name, String(value)]] : [],
    )
    submit(new URLSearchParams(given), { method: 'get', preventScrollReset: true })
  }
  const owners = seats.filter(({ seatId }) =>
    page.decisions.some(({ actions }) => actions.some(({ ownerSeatId }) => ownerSeatId === seatId)),
  )
  return (
    <search className="register-filter">
      <Form method="get" className="row">
        <input
          key={query.find}
          type="search"
          name="find"
          className="input"
          dir="auto"
          defaultValue={query.find}
          aria-label={t('find')}
          placeholder={t('find_hint', { example: `12/${years[0] ?? 2026}` })}
        />
        {(['year', 'standing', 'owner'] as const).map((name) =>
          query[name] ? <input key={name} type="hidden" name={name} value={String(query[name])} /> : null,
        )}
        <Button type="submit" icon={Search} aria-label={t('find')} />
      </Form>
      <Select
        label={t('year')}
        value={query.year ? String(query.year) : ALL}
        onChange={(year) => ask({ year })}
        items={[
          { id: ALL, label: t('all') },
          ...years.map((year) => ({ id: String(year), label: reader.digits(year) })),
        ]}
      />
      <Select
        label={t('standing.title')}
        value={query.standing ?? ALL}
        onChange={(standing) => ask({ standing })}
        items={[{ id: ALL, label: t('all') }, ...STANDINGS.map((id) => ({ id, label: t(`standing.${id}`) }))]}
      />
      {owners.length > 0 || query.owner ? (
        <Select
          label={t('owner')}
          value={query.owner ?? ALL}
          onChange={(owner) => ask({ owner })}
          items={[
            { id: ALL, label: t('all') },
            ...seats
              .filter((seat) => owners.includes(seat) || seat.seatId === query.owner)
              .map(({ seatId, title }) => ({ id: seatId, label: reader.digits(reader.pick(title)) })),
          ]}
        />
      ) : null}
    </search>
  )
}
