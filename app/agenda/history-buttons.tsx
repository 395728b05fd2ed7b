import { Redo2, Undo2 } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import type { History } from './use-history.ts'

/** Takes back the last act at this desk, or does it again; says which. Nothing while what was typed is not saved yet. */
export function HistoryButtons({ history }: { history: History }) {
  const t = useT('agenda')
  const { last, next, blocked, busy } = history
  if (!last && !next) return null
  return (
    <span className="row tight">
      {last ? (
        <Button
          variant="quiet"
          size="small"
          icon={Undo2}
          iconFlip
          isPending={busy}
          aria-label={t(`history.undo_${last.what}`, { label: last.label })}
          onPress={() => blocked || history.undo()}
        />
      ) : null}
      {next ? (
        <Button
          variant="quiet"
          size="small"
          icon={Redo2}
          iconFlip
          aria-label={t(`history.redo_${next.what}`, { label: next.label })}
          onPress={() => blocked || history.redo()}
        />
      ) : null}
    </span>
  )
}
