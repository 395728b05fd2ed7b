import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { OutlineEntry } from '../../app/wire/documents.ts'

type Node = { title: string; dest: string | unknown[] | null; items: Node[] }

const MOST_ENTRIES = 5000
const DEEPEST = 12

/** The document's outline with page numbers; an entry that leads nowhere inside the document takes its first child's page. */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  let left = MOST_ENTRIES
  const entries = async (nodes: Node[], depth: number): Promise<OutlineEntry[]> => {
    const found: OutlineEntry[] = []
    for (const node of depth < DEEPEST ? nodes : []) {
      if (left-- <= 0) break
      const children = await entries(node.items ?? [], depth + 1)
      const page = (await pageOf(document, node.dest).catch(() => null)) ?? children[0]?.page ?? null
      const title = String(node.title ?? '')
        .trim()
        .normalize('NFKC')
      if (page !== null && title) found.push({ title, page, children })
      else found.push(...children)
    }
    return found
  }
  return entries(((await document.getOutline()) ?? []) as Node[], 0)
}

async function pageOf(document: PDFDocumentProxy, dest: Node['dest']): Promise<number | null> {
  const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const target = explicit?.[0]
  const index = typeof target === 'number' ? target : target ? await document.getPageIndex(target as never) : null
  return index !== null && index >= 0 && index < document.numPages ? index + 1 : null
}
