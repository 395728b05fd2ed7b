/** The two streams of a process, or what stands for them in a test. */
export type Out = { stdout: { write(text: string): unknown }; stderr: { write(text: string): unknown } }

/** Why a file could not be read, as one line. */
export function unreadable(path: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (!code) throw error
  return `${path}: ${WHY[code] ?? code}`
}

const WHY: Record<string, string> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'is a folder, not a file',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GiB',
}
