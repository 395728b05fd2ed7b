import { useT } from '../i18n/use-reader.ts'

type Tally = { moved: number; check: number; orphan: number }

/** What became of the notes on the versions before: how many, never whose. */
export function useCarriedLine(): (carried: Tally | null) => string | null {
  const t = useT('documents')
  return (carried) => {
    if (!carried) return null
    const check = carried.check + carried.orphan
    const count = carried.moved + check
    return count === 0
      ? null
      : t('carried_line', {
          total: t('carried_total', { count }),
          moved: t('carried_moved', { count: carried.moved }),
          check: t('carried_check', { count: check }),
        })
  }
}
