import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { checked, type PlannedFile } from './files.ts'

export type Zipped = { size: number; stream: NodeJS.ReadableStream & { destroy(error?: Error): unknown } }

/**
 * A ZIP (APPNOTE 6.3, ZIP64 where it needs it) whose files are read one after the other while it is sent. Nothing is compressed: papers
 * are already, and so the size is known beforehand.
 */
export function zipOf(files: readonly PlannedFile[], at: Date): Promise<Zipped> {
  return new Promise((resolve, reject) => {
    const zip = new ZipFile()
    const stream = zip.outputStream as unknown as Readable
    zip.on('error', (error: Error) => stream.destroy(error))
    for (const file of files)
      zip.addReadStreamLazy(file.path, { compress: false, size: file.bytes, mtime: at, mode: 0o100644 }, (give) => {
        const content = Readable.from(checked(file), { objectMode: false })
        // yazl forwards what its own streams say; of one that breaks it is told here.
        content.on('error', (error) => stream.destroy(error))
        give(null, content)
      })
    // Its types leave out what it answers.
    const sized = (size: number) =>
      size < 0 ? reject(new Error('The size of a ZIP is not known')) : resolve({ size, stream })
    zip.end(undefined, sized as () => void)
  })
}
