// Asks the server to make a file, follows the making, and hands the file to the browser to keep.
import type { Answer } from '../wire/answer.ts'
import type { DownloadLine } from '../wire/downloads.ts'

export type Making = Extract<DownloadLine, { stage: string }>
type FileLine = Extract<DownloadLine, { file: unknown }>['file']

/** Answers when the browser has the whole file, or with why not. */
export async function takeFile(
  path: string,
  input: unknown,
  onStage: (stage: Making) => void,
  signal: AbortSignal,
): Promise<Answer<null>> {
  try {
    const body = new URLSearchParams({ input: JSON.stringify(input) })
    const response = await fetch(path, { method: 'POST', body, signal })
    if (!response.ok || !response.body) return await refusalIn(response)
    const made = await receive(response.body.getReader(), onStage)
    if (!made) return { ok: false, code: 'unreachable' }
    if ('refused' in made) return { ok: false, ...made.refused }
    keep(made.file, made.bytes)
    return { ok: true, value: null }
  } catch {
    return { ok: false, code: 'unreachable' }
  }
}

type Received =
  | { file: FileLine; bytes: Uint8Array<ArrayBuffer>[] }
  | Extract<DownloadLine, { refused: unknown }>
  | null

/** Lines until the one that says how many bytes follow; null where the answer ends before it is whole. */
async function receive(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  onStage: (stage: Making) => void,
): Promise<Received> {
  let text = new Uint8Array(0)
  let file: FileLine | null = null
  const bytes: Uint8Array<ArrayBuffer>[] = []
  let held = 0
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    let rest = value as Uint8Array<ArrayBuffer>
    if (!file) {
      text = joined(text, rest)
      rest = new Uint8Array(0)
      for (let end = text.indexOf(10); end !== -1 && !file; end = text.indexOf(10)) {
        const line = JSON.parse(new TextDecoder().decode(text.subarray(0, end))) as DownloadLine
        text = text.slice(end + 1)
        if ('refused' in line) return line
        if ('file' in line) file = line.file
        else onStage(line)
      }
      if (file) rest = text
    }
    bytes.push(rest)
    held += rest.length
  }
  return file && held === file.bytes ? { file, bytes } : null
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

async function refusalIn(response: Response): Promise<Answer<null>> {
  const answer = (await response.json().catch(() => null)) as { code?: unknown } | null
  return typeof answer?.code === 'string' ? (answer as Answer<null>) : { ok: false, code: 'failed' }
}

function keep({ name, type }: FileLine, bytes: Uint8Array<ArrayBuffer>[]): void {
  const url = URL.createObjectURL(new Blob(bytes, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
