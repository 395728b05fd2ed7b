// Sends one file and follows it: bytes on their way, pages checked, then the answer. XMLHttpRequest, because fetch says nothing
// of what was sent.
import type { Answer } from '../wire/answer.ts'
import type { UploadLine } from '../wire/documents.ts'

export type UploadStage =
  | { stage: 'sending'; sent: number; bytes: number }
  | { stage: 'checking' | 'keeping'; page: number; pages: number }
export type UploadInput = { requestId: string; itemId: string; paperId: string | null; fileName: string }
export type Attached = {
  paperId: string
  versionId: string
  active: string[]
  textless: number[]
  damaged: boolean
  carried: { moved: number; check: number; orphan: number }
}

export const uploadPaper = (file: File, input: UploadInput, onStage: (stage: UploadStage) => void) =>
  uploadTo<Attached>('/papers', file, input, onStage)

export function uploadTo<T>(
  path: string,
  file: File,
  input: object,
  onStage: (stage: UploadStage) => void,
): { answer: Promise<Answer<T>>; cancel: () => void } {
  const request = new XMLHttpRequest()
  const answer = new Promise<Answer<T>>((resolve) => {
    let read = 0
    let result: Answer<T> | null = null
    const readLines = (last: boolean) => {
      const text = request.responseText
      for (let end = text.indexOf('\n', read); end !== -1; end = text.indexOf('\n', read)) {
        const line = parse(text.slice(read, end))
        read = end + 1
        if (line && 'stage' in line) onStage(line)
        else if (line && 'result' in line) result = line.result as Answer<T>
      }
      if (last) resolve(result ?? refusalIn<T>(text) ?? { ok: false, code: 'failed' })
    }
    request.upload.onprogress = ({ loaded }) =>
      onStage({ stage: 'sending', sent: Math.min(loaded, file.size), bytes: file.size })
    request.onprogress = () => readLines(false)
    request.onload = () => readLines(true)
    request.onerror = () => resolve({ ok: false, code: 'upload_cut_off' })
    request.onabort = () => resolve({ ok: false, code: 'upload_cancelled' })
    const form = new FormData()
    // The server reads the input before the file and refuses before the last megabyte.
    form.set('input', JSON.stringify(input))
    form.set('file', file)
    request.open('POST', path)
    request.send(form)
  })
  return { answer, cancel: () => request.abort() }
}

function parse(line: string): UploadLine | null {
  try {
    return JSON.parse(line) as UploadLine
  } catch {
    return null
  }
}

/** A refusal before the first line is plain JSON with a status of its own. */
function refusalIn<T>(text: string): Answer<T> | null {
  const body = parse(text) as unknown
  return body && typeof body === 'object' && 'code' in body ? (body as Answer<T>) : null
}
