import { execFile } from 'node:child_process'

export type Ran = { code: number; said: string }

/** Null when the program is not installed. */
export const run = (program: string, args: string[]): Promise<Ran | null> =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: 60_000 }, (error, stdout, stderr) => {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') return resolve(null)
      resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}`.trim() })
    })
  })

/** Does them all, this many at once. */
export async function forAll<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) await act(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
