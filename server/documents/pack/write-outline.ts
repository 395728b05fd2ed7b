import { type PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib'

/** An entry of the outline; `page` counts from 0 and null leads nowhere. */
export type Entry = { title: string; page: number | null; children: Entry[] }

/** Source: ISO 32000-2, 12.3.3. */
export function writeOutline(document: PDFDocument, entries: Entry[]): void {
  const { context, catalog } = document
  const pages = document.getPages()
  const root = context.obj({ Type: 'Outlines' }) as PDFDict
  const rootRef = context.register(root)

  function fill(parent: PDFDict, parentRef: PDFRef, children: Entry[], open: boolean): void {
    const made = children.map((entry) => {
      const page = entry.page === null ? undefined : pages[entry.page]
      const dict = context.obj({
        Parent: parentRef,
        ...(page && { Dest: [page.ref, 'XYZ', null, null, null] }),
      }) as PDFDict
      dict.set(PDFName.of('Title'), PDFHexString.fromText(entry.title.toWellFormed()))
      return { entry, dict, ref: context.register(dict) }
    })
    for (const [at, { entry, dict, ref }] of made.entries()) {
      if (at > 0) dict.set(PDFName.of('Prev'), (made[at - 1] as { ref: PDFRef }).ref)
      if (at + 1 < made.length) dict.set(PDFName.of('Next'), (made[at + 1] as { ref: PDFRef }).ref)
      if (entry.children.length > 0) fill(dict, ref, entry.children, false)
    }
    const [first, last] = [made[0], made.at(-1)]
    if (!first || !last) return
    parent.set(PDFName.of('First'), first.ref)
    parent.set(PDFName.of('Last'), last.ref)
    parent.set(PDFName.of('Count'), context.obj(open ? children.length : -children.length))
  }
  fill(root, rootRef, entries, true)
  catalog.set(PDFName.of('Outlines'), rootRef)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
