/** Tells the server that what is new in a version was looked at. If it is not heard, the reader is told of the revision again. */
export function tellKnown(versionId: string): void {
  const body = new FormData()
  body.set('input', JSON.stringify({ versionId }))
  const path = `/papers/${encodeURIComponent(versionId)}/known`
  void fetch(path, { method: 'POST', body, keepalive: true }).catch(() => {})
}
