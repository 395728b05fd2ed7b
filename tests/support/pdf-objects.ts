// PDF files written object by object, for tests: sound ones and ones that nobody would write in good faith.

export const stream = (content: string | Uint8Array, dictionary = '', length = content.length) =>
  Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${length}>>\nstream\n`),
    Buffer.from(content),
    Buffer.from('\nendstream'),
  ])

/** Object 1 is the catalog; the table and the trailer are right. */
export function pdfOf(objects: (string | Buffer)[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  objects.forEach((object, index) => {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(length)
    length += part.length
    parts.push(part)
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`,
    ),
  )
  return Buffer.concat(parts)
}

/** One page with this content and, in its resources, the font F. */
export function onePage(
  content: string | Uint8Array,
  more: { catalog?: string; stream?: string; resources?: string; page?: string; length?: number } = {},
): Uint8Array {
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R${more.catalog ?? ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R${more.page ?? '/MediaBox[0 0 600 800]'}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${more.resources ?? ''}>>>>`,
    stream(content, more.stream, more.length),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ])
}
