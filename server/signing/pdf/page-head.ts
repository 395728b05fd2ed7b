// What the page of every document has: its letterhead, the code that leads to the verification page, and the ledger's checkpoint.
import QRCode from 'qrcode'
import type { History } from '../../../app/rules/bundle/history.ts'
import { type Language, WORDS } from './page-words.ts'

export const checkpointLines = (type: string, digest: string, checkpoint: string): string[] => [
  `${type} ${digest}`,
  ...checkpoint.trim().split('\n').filter(Boolean),
]

/** Print is without vowel marks, as formal Arabic is: readers of files give their letters twice or out of order otherwise. */
export const withoutVowels = <T>(data: T): T => JSON.parse(JSON.stringify(data).replace(/[\u064B-\u0652]/g, '')) as T

/** What every document has in common. */
export function pageHead({
  language,
  history,
  accent,
  link,
}: {
  language: Language
  history: History
  accent: string
  link: string
}) {
  const { page, signatures, signed, qr, verify, checkpoint } = WORDS[language]
  return {
    lang: language,
    accent: ACCENTS[accent] ?? ACCENTS.cabinet,
    body: history.constituted?.payload.name ?? { ar: '', en: '' },
    qr: qrOf(link),
    words: { page, signatures, signed, qr, verify, checkpoint },
  }
}

/** The light accents of the bodies, as in app/ui/tokens.css: paper is always light. */
const ACCENTS: Record<string, string> = {
  cabinet: '#17493d',
  tender: '#263a63',
  parliament: '#4d2a52',
  exchange: '#5c2230',
}

/** One path of squares: a camera reads it, and it stays sharp. */
export function qrOf(link: string): string {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${size + 4} ${size + 4}"><path d="${path}" fill="#111"/></svg>`
}
