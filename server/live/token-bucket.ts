/** True while its owner stays within `perSecond`, with `burst` at once. */
export function makeBucket(
  clock: () => Date,
  { perSecond, burst }: { perSecond: number; burst: number },
): () => boolean {
  let tokens = burst
  let last = clock().getTime()
  return () => {
    const now = clock().getTime()
    tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond)
    last = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
