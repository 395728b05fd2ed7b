import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { takeEarly } from './early-paper.ts'
import { openPdf } from './open-pdf.ts'
import type { PackSource } from './pack-source.ts'

export type PdfState = { pdf: PDFDocumentProxy | null; failed: boolean; retry: () => void }

/** The paper as pdf.js sees it. Opened anew, and the old one let go, whenever the source changes or the reader tries again. */
export function usePdf(source: PackSource): PdfState {
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<{ pdf: PDFDocumentProxy | null; failed: boolean }>({ pdf: null, failed: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the wish to begin again
  useEffect(() => {
    let gone = false
    let close = () => {}
    const lost = () => gone || setState((now) => ({ ...now, failed: true }))
    const opening = takeEarly(source, lost) ?? openPdf(source, lost)
    opening.then((opened) => {
      close = opened.close
      if (gone) close()
      else setState({ pdf: opened.pdf, failed: false })
    }, lost)
    return () => {
      gone = true
      close()
      setState({ pdf: null, failed: false })
    }
  }, [source, attempt])
  return { ...state, retry: () => setAttempt((n) => n + 1) }
}
