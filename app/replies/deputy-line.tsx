import { UserRoundCheck } from 'lucide-react'
import type { NamedDeputy } from '../../server/replies/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Who sits in the reader's seat at this meeting, and the way to take it back. */
export function DeputyLine({ meetingId, deputy }: { meetingId: string; deputy: NamedDeputy }) {
  const t = useT('replies')
  const { pick } = useReader()
  const { act, sending, refusal } = useAct(`/m/${meetingId}/reply/act`)
  return (
    <>
      <Notice
        tone="info"
        icon={UserRoundCheck}
        title={t('deputy.sits', { name: pick(deputy.name) })}
        action={
          <Button
            variant="line"
            size="small"
            isPending={sending}
            onPress={() => void act({ act: 'end_deputy', mandateId: deputy.mandateId })}
          >
            {t('deputy.take_back')}
          </Button>
        }
      >
        {t('deputy.sits_more')}
      </Notice>
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
    </>
  )
}
