import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useServerNow } from '../live/use-server-now.ts'
import { usedAt } from '../rules/speech-clock.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { Bilingual } from '../wire/text.ts'

type FloorTimesProps = { sitting: Sitting; isOpen: boolean; onClose: () => void }
type Line = { key: string; name: Bilingual; ms: number }

/** How long each member, and each bloc, has spoken in this sitting; whoever speaks now included. */
export function FloorTimes({ sitting, isOpen, onClose }: FloorTimesProps) {
  const t = useT('floor')
  return (
    <Dialog title={t('times.title')} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} place="side">
      <Times sitting={sitting} />
    </Dialog>
  )
}

function Times({ sitting }: { sitting: Sitting }) {
  const t = useT('floor')
  const now = useServerNow(sitting.now)
  const { spoken, speaker, blocs } = sitting.floor
  const total = new Map<string, number>(spoken.map(({ seatId, ms }) => [seatId, ms]))
  if (speaker) total.set(speaker.seatId, (total.get(speaker.seatId) ?? 0) + usedAt(speaker.clock, now))
  const seats = sitting.seats.filter(({ seatId }) => total.has(seatId))
  const blocOf = new Map(spoken.map(({ seatId, bloc }) => [seatId as string, bloc]))
  if (speaker) blocOf.set(speaker.seatId, speaker.bloc)
  const members = seats.map(({ seatId, name }) => ({ key: seatId, name, ms: total.get(seatId) ?? 0 }))
  const byBloc = blocs.map(({ key, name }) => ({
    key,
    name,
    ms: sum(seats.filter(({ seatId }) => blocOf.get(seatId) === key).map(({ seatId }) => total.get(seatId) ?? 0)),
  }))
  return (
    <div className="stack">
      {members.length === 0 ? (
        <p className="soft">{t('times.none')}</p>
      ) : (
        <List title={t('times.members')} lines={members} />
      )}
      {members.length > 0 && blocs.length > 0 ? <List title={t('times.blocs')} lines={byBloc} /> : null}
    </div>
  )
}

function List({ title, lines }: { title: string; lines: Line[] }) {
  const reader = useReader()
  const most = Math.max(1, ...lines.map(({ ms }) => ms))
  const longest = [...lines].sort((a, b) => b.ms - a.ms)
  return (
    <section className="floor-times">
      <h3>{title}</h3>
      <ul>
        {longest.map(({ key, name, ms }) => (
          <li key={key}>
            <span className="row between">
              <span className="clip">
                <Text2 of={name} />
              </span>
              <b className="num">{reader.clock(ms)}</b>
            </span>
            <span className="meter" aria-hidden="true">
              <i style={{ inlineSize: `${(100 * ms) / most}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
