import './reading.css'
import { useRevalidator } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { PackPaper } from '../../server/meetings/load-pack.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { useToast } from '../ui/toast.tsx'
import { sendReading } from './send-reading.ts'

/** At a paper of the pack that was opened: the word that it was read, or that this was said. */
export function AcknowledgePaper({ paper }: { paper: PackPaper }) {
  const t = useT('reading')
  const { pick } = useReader()
  const toast = useToast()
  const { revalidate } = useRevalidator()
  const [sending, setSending] = useState(false)
  if (!paper.reading) return null
  if (paper.reading.acknowledgedAt)
    return (
      <Chip tone="ok" icon={CircleCheck}>
        {t('mine.chip')}
      </Chip>
    )
  const say = async () => {
    const now = new Date().toISOString()
    setSending(true)
    try {
      await sendReading({ versionId: paper.versionId, openedAt: now, seen: [], acknowledgedAt: now })
      revalidate()
    } catch {
      toast({ tone: 'danger', title: t('mine.failed'), more: t('mine.failed_again') })
    } finally {
      setSending(false)
    }
  }
  return (
    <Button
      size="small"
      variant="line"
      isPending={sending}
      onPress={() => void say()}
      aria-label={t('mine.say_of', { title: pick(paper.title) })}
    >
      {t('mine.say')}
    </Button>
  )
}
