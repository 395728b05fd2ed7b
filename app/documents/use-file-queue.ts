import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { newRequestId } from '../ui/submit.ts'
import { type UploadStage, uploadPaper } from './upload-paper.ts'

const AT_ONCE = 2

export type QueuedFile = {
  /** Also the request id: sent again, the server answers with the first answer. */
  id: string
  file: File
  itemId: string
  state: 'waiting' | 'sending' | 'done' | 'failed'
  stage: UploadStage | null
  refused: { code: string; params?: Record<string, string> } | null
}

/** Not the file's fault: sent again when there is a connection. */
const CUT_OFF = new Set(['upload_cut_off', 'unreachable', 'failed'])

/** Files sent two at a time. What failed waits to be tried again; what was cut off goes by itself when the network returns. */
export function useFileQueue() {
  const [files, setFiles] = useState<QueuedFile[]>([])
  const { revalidate } = useRevalidator()
  const running = useRef(new Map<string, () => void>())
  const change = useCallback(
    (id: string, to: Partial<QueuedFile>) =>
      setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one))),
    [],
  )
  useEffect(() => {
    for (const { id, file, itemId, state } of files) {
      if (state !== 'waiting' || running.current.has(id) || running.current.size >= AT_ONCE) continue
      const input = { requestId: id, itemId, paperId: null, fileName: file.name }
      const { answer, cancel } = uploadPaper(file, input, (stage) => change(id, { stage }))
      running.current.set(id, cancel)
      change(id, { state: 'sending', stage: { stage: 'sending', sent: 0, bytes: file.size } })
      void answer.then((result) => {
        running.current.delete(id)
        if (result.ok) change(id, { state: 'done', refused: null })
        else
          change(id, {
            state: 'failed',
            refused: { code: result.code, ...(result.params && { params: result.params }) },
          })
      })
    }
  }, [files, change])
  const over = files.length > 0 && files.every(({ state }) => state === 'done' || state === 'failed')
  useEffect(() => {
    if (over) revalidate()
  }, [over, revalidate])
  const retry = useCallback(
    (which: (file: QueuedFile) => boolean) =>
      setFiles((all) =>
        all.map((one) => (one.state === 'failed' && which(one) ? { ...one, state: 'waiting', refused: null } : one)),
      ),
    [],
  )
  useEffect(() => {
    const back = () => retry(({ refused }) => CUT_OFF.has(refused?.code ?? ''))
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('online', back)
      for (const cancel of running.current.values()) cancel()
    }
  }, [retry])
  return {
    files,
    pending: files.some(({ state }) => state !== 'done'),
    add: useCallback(
      (added: { file: File; itemId: string }[]) =>
        setFiles((all) => [
          ...all,
          ...added.map((one) => ({
            ...one,
            id: newRequestId(),
            state: 'waiting' as const,
            stage: null,
            refused: null,
          })),
        ]),
      [],
    ),
    retry: (id: string) => retry((file) => file.id === id),
    /** Puts away what is done, or what failed and is given up. */
    forget: useCallback(
      (id?: string) =>
        setFiles((all) => all.filter((one) => (id === undefined ? one.state !== 'done' : one.id !== id))),
      [],
    ),
  }
}

export type FileQueue = ReturnType<typeof useFileQueue>
