import { useFetcher } from '@remix-run/react'
import type { AccessPolicyPage } from '../../server/bodies/load-access-policy.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { CLASSIFICATIONS } from '../rules/classification.ts'
import { Chip } from '../ui/chip.tsx'
import { Face } from '../ui/face.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'

/** Up to which classification each seat sees items; an officer sets it for every seat but their own. */
export function Clearances({ page }: { page: AccessPolicyPage }) {
  const t = useT('reading')
  if (page.seats.length === 0) return null
  return (
    <Sheet title={t('clearance.title')} padded={false}>
      <p className="in soft">{t(page.may.clear ? 'clearance.about' : 'clearance.about_own')}</p>
      <ul className="rows">
        {page.seats.map((seat) => (
          <SeatRow key={seat.seatId} page={page} seat={seat} />
        ))}
      </ul>
    </Sheet>
  )
}

function SeatRow({ page, seat }: { page: AccessPolicyPage; seat: AccessPolicyPage['seats'][number] }) {
  const t = useT('reading')
  const { pick } = useReader()
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const set = (clearance: string) => {
    if (clearance === seat.clearance) return
    submitJson(fetcher, `/b/${page.body.slug}/access`, {
      act: 'clearance',
      requestId: newRequestId(),
      bodyId: page.body.id,
      seatId: seat.seatId,
      clearance,
    })
  }
  const words = (id: string) => t(`clearance.level.${id}`)
  return (
    <li className="clearance-row">
      {seat.personId && seat.name ? <Face id={seat.personId} name={seat.name} size="sm" /> : null}
      <span className="grow">
        <Text2 of={seat.name ?? seat.title} digits />
        <small className="note muted">{seat.name ? <Text2 of={seat.title} digits /> : t('clearance.vacant')}</small>
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      </span>
      {page.may.clear && !seat.own ? (
        <Select
          label={<span className="spoken">{t('clearance.of', { name: pick(seat.name ?? seat.title) })}</span>}
          value={seat.clearance}
          onChange={set}
          items={CLASSIFICATIONS.map((id) => ({ id, label: words(id) }))}
        />
      ) : (
        <Chip tone="outline">{words(seat.clearance)}</Chip>
      )}
    </li>
  )
}
