import { PDFArray, PDFDict, PDFName, type PDFPage } from '@cantoo/pdf-lib'

const name = (text: string) => PDFName.of(text)
/** What would run, or lead to other pages and objects of the file that the page comes from. */
const OF_PAGES = ['AA', 'B', 'StructParents', 'Tabs']
const OF_ANNOTATIONS = ['AA', 'P', 'Parent', 'Dest', 'StructParent', 'IRT', 'Popup']

/** Takes from a page what a copy of it must not do or does not need; links to the web stay. */
export function quietPage({ node }: PDFPage): void {
  for (const key of OF_PAGES) node.delete(name(key))
  const annotations = node.lookup(name('Annots'))
  if (!(annotations instanceof PDFArray)) return
  for (let at = 0; at < annotations.size(); at++) {
    const annotation = annotations.lookup(at)
    if (!(annotation instanceof PDFDict)) continue
    for (const key of OF_ANNOTATIONS) annotation.delete(name(key))
    const action = annotation.lookup(name('A'))
    if (!(action instanceof PDFDict) || action.lookup(name('S')) !== name('URI')) annotation.delete(name('A'))
    else action.delete(name('Next'))
  }
}
