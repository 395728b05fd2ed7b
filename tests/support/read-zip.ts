// Reads a ZIP of stored files by its central directory (APPNOTE 4.3.12), as any program would.

export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1) throw new Error('No end of a central directory')
  const files = new Map<string, Uint8Array>()
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left--) {
    if (view.readUInt32LE(at) !== 0x02014b50) throw new Error('No header where one should be')
    if (view.readUInt16LE(at + 10) !== 0) throw new Error('A file is not stored')
    const [name, extra, comment] = [28, 30, 32].map((place) => view.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const path = view.toString('utf8', at + 46, at + 46 + name)
    const local = view.readUInt32LE(at + 42)
    const from = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28)
    if (files.has(path)) throw new Error(`${path} is there twice`)
    files.set(path, new Uint8Array(view.subarray(from, from + view.readUInt32LE(at + 24))))
    at += 46 + name + extra + comment
  }
  return files
}
