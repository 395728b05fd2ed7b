/** Runs `work` when fewer than `most` of the same key are running; others wait in the order in which they came. */
export async function takeTurn<T>(
  queues: Map<string, unknown>,
  key: string,
  most: number,
  work: () => Promise<T>,
): Promise<T> {
  const line = (queues.get(key) as Line | undefined) ?? { running: 0, waiting: [] }
  queues.set(key, line)
  if (line.running >= most) await new Promise<void>((go) => line.waiting.push(go))
  else line.running += 1
  try {
    return await work()
  } finally {
    const next = line.waiting.shift()
    // Whoever waited takes the place that is left, so it is never counted down and up again.
    if (next) next()
    else line.running -= 1
  }
}

type Line = { running: number; waiting: (() => void)[] }
