import type { CirculationCell, CirculationPage } from '../../server/reading/load-circulation.ts'
import { useReader, useT } from '../i18n/use-reader.ts'

export type CirculationReader = CirculationPage['readers'][number]
export type CellTone = 'kept' | 'none' | 'some' | 'all' | 'said'

export const toneOfCell = (cell: CirculationCell): CellTone => {
  if (cell.kept !== null) return 'kept'
  if (cell.state === 'acknowledged') return 'said'
  if (cell.state === 'read') return 'all'
  return cell.state === 'not_opened' ? 'none' : 'some'
}

export const isUnopened = (cell: CirculationCell): boolean => cell.kept === null && cell.state === 'not_opened'
export const isUnsaid = (cell: CirculationCell): boolean => cell.kept === null && cell.state !== 'acknowledged'

/** What a cell says: how far this one has come, or why the paper is not theirs. */
export function useCellWords() {
  const t = useT('reading')
  const { digits } = useReader()
  return (cell: CirculationCell, pages: number): string => {
    if (cell.kept !== null) return t(`kept.${cell.kept}`)
    if (cell.older !== null) return t('state.older', { version: digits(cell.older) })
    if (cell.state === 'part') return t('state.part', { seen: digits(cell.pages), pages: digits(pages) })
    return t(`state.${cell.state}`)
  }
}
