import { useState } from 'react'
import { newRequestId } from '../ui/submit.ts'
import type { Answer } from '../wire/answer.ts'
import type { ImportPeople, PeoplePreview } from '../wire/moving.ts'
import { sendFile } from './send-file.ts'

type NewBodies = ImportPeople['newBodies']

/** A table on its way in: chosen, shown, accepted. The file stays here and is sent again with what was accepted. */
export function usePeopleImport() {
  const [file, setFile] = useState<File | null>(null)
  const [requestId, setRequestId] = useState(newRequestId)
  const [answer, setAnswer] = useState<Answer<PeoplePreview> | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (chosen: File, newBodies: NewBodies, accept?: string) => {
    setBusy(true)
    setAnswer(await sendFile('/moving/people', chosen, { requestId, newBodies, ...(accept && { accept }) }))
    setBusy(false)
  }
  return {
    file,
    busy,
    answer,
    preview: answer?.ok ? answer.value : null,
    choose: (chosen: File, newBodies: NewBodies) => {
      setFile(chosen)
      setRequestId(newRequestId())
      return ask(chosen, newBodies)
    },
    /** The same table with other beginnings for new bodies: what is accepted is what was shown with them. */
    show: async (newBodies: NewBodies) => {
      if (file) await ask(file, newBodies)
    },
    accept: async (newBodies: NewBodies) => {
      if (file && answer?.ok && answer.value.digest) await ask(file, newBodies, answer.value.digest)
    },
    forget: () => {
      setFile(null)
      setAnswer(null)
    },
  }
}
