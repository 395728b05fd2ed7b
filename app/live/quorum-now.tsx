import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { useT } from '../i18n/use-reader.ts'
import { QuorumMeter } from './quorum-meter.tsx'

/** The quorum as it stands, for the item under discussion where there is one. */
export function QuorumNow({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const { present, remote, recused, required, members, adjourned } = sitting.quorum
  return (
    <div className="quorum-now">
      <QuorumMeter
        present={present}
        remote={remote}
        needed={required}
        members={members}
        {...(sitting.current && { title: t('quorum.of_item') })}
      />
      <div className="row between note muted">
        <span>
          {[
            t('quorum.present', { count: present }),
            remote > 0 && t('quorum.remote', { count: remote }),
            recused > 0 && t('quorum.recused', { count: recused }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span>{t(adjourned ? 'quorum.needed_adjourned' : 'quorum.needed', { count: required })}</span>
      </div>
    </div>
  )
}
