// What a layer's client asks of a device that keeps the layer: what it holds from before, and where what is written meanwhile is
// put until the server has it. Without one, a tab keeps what was not sent in its memory.
import type * as Y from 'yjs'

/** One change as it is sent, under the name that the device keeps it by; without a device it has none. */
export type Unsent = { id: string | null; update: Uint8Array }

export type KeptLayer = {
  /** The layer as it was when the server was last heard, and what was written since, the oldest first. */
  start: { state: Uint8Array | null; unsent: Unsent[] }
  /** Keeps a change until it was sent, and answers its name. */
  written(update: Uint8Array, transaction: Y.Transaction): string
  /** The server has these. */
  sent(ids: readonly string[]): void
  /** The document agrees with the server's: it may be kept instead of the one before. */
  heard(document: Y.Doc): void
  /** The layer does not take these, and never will. */
  refused(code: string, ids: readonly string[]): void
}

/** The layers of one version that a device keeps. */
export type KeptLayers = (audience: string) => KeptLayer | undefined

export const idsOf = (unsent: readonly Unsent[]): string[] => unsent.flatMap(({ id }) => id ?? [])
