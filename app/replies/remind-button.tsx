import { BellRing } from 'lucide-react'
import type { ReplyList } from '../../server/replies/list-queries.ts'
import { useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'

/** One press reminds everybody who has not answered. */
export function RemindButton({ list }: { list: ReplyList }) {
  const t = useT('replies')
  const toast = useToast()
  const { act, sending, refusal } = useAct(`/m/${list.meetingId}/reply/act`)
  if (list.counts.unanswered === 0) return null
  const remind = async () => {
    if (await act({ act: 'remind', meetingId: list.meetingId })) toast({ tone: 'ok', title: t('reminded') })
  }
  return (
    <>
      <Button variant="line" icon={BellRing} isPending={sending} onPress={() => void remind()}>
        {t('remind')}
      </Button>
      {refusal ? <Notice tone="alert" title={refusal} live /> : null}
    </>
  )
}
