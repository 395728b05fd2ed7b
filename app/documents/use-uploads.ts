import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newRequestId } from '../ui/submit.ts'
import { type Attached, type UploadStage, uploadPaper } from './upload-paper.ts'

export type Upload = {
  id: string
  /** The item it was meant for, which may not be the one on the screen any more. */
  itemId: string
  fileName: string
  stage: UploadStage
  refused: { code: string; params?: Record<string, string> } | null
  retry: () => void
  /** Stops it while it runs, and puts it out of sight after. */
  drop: () => void
}

/** Files on their way, several at once, each to the item it was given for; the same request id is kept for a retry. */
export function useUploads(itemId: string, onAttached: (attached: Attached, fileName: string) => void) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const { revalidate } = useRevalidator()
  const running = useRef(new Map<string, () => void>())
  const told = useRef(onAttached)
  told.current = onAttached

  const change = useCallback(
    (id: string, to: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one))),
    [],
  )
  const begin = useCallback(
    (file: File, paperId: string | null) => {
      const id = newRequestId()
      const drop = () => {
        running.current.get(id)?.()
        setUploads((all) => all.filter((one) => one.id !== id))
      }
      const send = () => {
        change(id, { refused: null, stage: { stage: 'sending', sent: 0, bytes: file.size } })
        const { answer, cancel } = uploadPaper(file, { requestId: id, itemId, paperId, fileName: file.name }, (stage) =>
          change(id, { stage }),
        )
        running.current.set(id, cancel)
        void answer.then((result) => {
          running.current.delete(id)
          if (!result.ok)
            return change(id, { refused: { code: result.code, ...(result.params && { params: result.params }) } })
          setUploads((all) => all.filter((one) => one.id !== id))
          told.current(result.value, file.name)
          revalidate()
        })
      }
      const stage = { stage: 'sending' as const, sent: 0, bytes: file.size }
      setUploads((all) => [...all, { id, itemId, fileName: file.name, stage, refused: null, retry: send, drop }])
      send()
    },
    [itemId, change, revalidate],
  )
  useEffect(
    () => () => {
      for (const cancel of running.current.values()) cancel()
    },
    [],
  )
  return { uploads: uploads.filter((one) => one.itemId === itemId), begin }
}
