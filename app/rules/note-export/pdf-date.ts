// A moment as PDF and XFDF write it, always in UTC. Source: ISO 32000-2, 7.9.4.

/** Of an ISO 8601 instant; the empty string for what is none. */
export function pdfDate(instant: string): string {
  const time = new Date(instant)
  if (Number.isNaN(time.getTime())) return ''
  return `D:${time.toISOString().slice(0, 19).replace(/[-:T]/g, '')}+00'00'`
}
