/** Where encrypted files lie: a folder, or any store that can do the same. Knows nothing of what is in them. */
export type BlobFiles = {
  /** Begins a file of which the first `headerSize` bytes are written last. */
  create(area: string, headerSize: number): Promise<BlobWriter>
  open(area: string, name: string): Promise<BlobReader | undefined>
  remove(area: string, name: string): Promise<void>
  list(area: string): AsyncIterable<string>
  /** False if it is younger, or gone. A file written anew meanwhile must survive. */
  removeIfOlder(area: string, name: string, than: Date): Promise<boolean>
  /** Removes what writers that died left behind; returns how many. */
  sweepDrafts(area: string, olderThan: Date): Promise<number>
  readKey(area: string): Promise<Uint8Array | undefined>
  /** Stores the area's key unless there is one; returns the one that is there now. */
  addKey(area: string, wrapped: Uint8Array): Promise<Uint8Array>
}

export type BlobWriter = {
  append(bytes: Uint8Array): Promise<void>
  /** Puts the header in place and the file under its name, durably and whole or not at all; it may replace an equal one. */
  finish(name: string, header: Uint8Array): Promise<void>
  discard(): Promise<void>
}

export type BlobReader = {
  length: number
  /** Shorter than asked for only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}
