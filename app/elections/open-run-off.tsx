import { useNavigate } from '@remix-run/react'
import { Repeat } from 'lucide-react'
import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import type { ElectionDecision } from '../rules/elections/decide-election.ts'
import { listOfNames } from '../rules/elections/election-words.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'

const MINUTES = [1, 2, 3, 5, 10, 30]

type OpenRunOffProps = { page: VoteResult; result: ElectionDecision; election: ElectionTerms }

/** For whoever presides, where the first round elected nobody: the second one, between those whom it left. */
export function OpenRunOff({ page, result, election }: OpenRunOffProps) {
  const t = useT('elections')
  const live = useT('live')
  const reader = useReader()
  const navigate = useNavigate()
  const [minutes, setMinutes] = useState('2')
  const { act, sending, refusal } = useAct(`/m/${page.meeting.id}/act/open-run-off`)
  const open = async () => {
    if (await act({ voteId: page.vote.id, seconds: Number(minutes) * 60 })) navigate(`/m/${page.meeting.id}/console`)
  }
  return (
    <section className="run-off" aria-labelledby="run-off-title">
      <h3 id="run-off-title">{t('run_off.title')}</h3>
      <p className="small">
        {t('run_off.between')} <bdi>{listOfNames(result.run_off, election)[reader.language]}</bdi>
      </p>
      <Select
        label={live('vote.length')}
        value={minutes}
        onChange={setMinutes}
        items={MINUTES.map((count) => ({ id: String(count), label: live('vote.minutes', { count }) }))}
      />
      <Button variant="primary" icon={Repeat} onPress={() => void open()} isPending={sending}>
        {t('run_off.open')}
      </Button>
      {refusal ? (
        <Notice tone="danger" title={live('refused')} live>
          {refusal}
        </Notice>
      ) : null}
    </section>
  )
}
