// What the script that runs before the application hands over to it: the paper it has begun to open.
import type { OpenPdf } from './open-pdf.ts'
import type { PackSource } from './pack-source.ts'

export type EarlyPaper = {
  versionId: string
  opened: Promise<OpenPdf>
  /** The page that is met first is drawn, or never will be by this script. */
  drawn: Promise<void>
  /** Bytes that could not be had before anybody listened. */
  failed: boolean
  onLost: (error: unknown) => void
}

declare global {
  interface Window {
    majlisPaper?: EarlyPaper | undefined
  }
}

/** The paper as it was opened early, once, and only if all went well so far. */
export function takeEarly(source: PackSource, onLost: (error: unknown) => void): Promise<OpenPdf> | null {
  const early = window.majlisPaper
  if (!early || early.versionId !== source.versionId) return null
  window.majlisPaper = undefined
  if (early.failed) {
    void early.opened.then(
      ({ close }) => close(),
      () => {},
    )
    return null
  }
  early.onLost = onLost
  return early.opened
}
