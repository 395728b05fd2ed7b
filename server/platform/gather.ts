// Serving together what is asked at the same time: one statement, one transaction or one signature for many callers.

/** How many share one serving at the most: more would make the first of them wait for the last. */
const MOST = 256

type Waiting<I, O> = { item: I; resolve: (answer: O) => void; reject: (error: unknown) => void }

/**
 * Answers this item from a serving of its key, of which only one runs at a time: items that come meanwhile wait and share the
 * next. Nobody waits for company. `serve` answers its items in their order; if it throws, all of them get the error.
 */
export function gather<I, O>(
  queues: Map<string, unknown>,
  key: string,
  item: I,
  serve: (items: I[]) => Promise<O[]>,
): Promise<O> {
  return new Promise((resolve, reject) => {
    const one: Waiting<I, O> = { item, resolve, reject }
    const queue = queues.get(key) as Waiting<I, O>[] | undefined
    if (queue) queue.push(one)
    else void serveQueue(queues, key, [one], serve)
  })
}

/** The same answer for everybody who asks for it at the same time, read after each of them asked. Nobody may change it. */
export const readTogether = <O>(queues: Map<string, unknown>, key: string, read: () => Promise<O>): Promise<O> =>
  gather(queues, key, null, async (askers) => {
    const answer = await read()
    return askers.map(() => answer)
  })

async function serveQueue<I, O>(
  queues: Map<string, unknown>,
  key: string,
  queue: Waiting<I, O>[],
  serve: (items: I[]) => Promise<O[]>,
): Promise<void> {
  queues.set(key, queue)
  while (queue.length > 0) {
    const batch = queue.splice(0, MOST)
    try {
      const answers = await serve(batch.map(({ item }) => item))
      for (const [place, { resolve }] of batch.entries()) resolve(answers[place] as O)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  queues.delete(key)
}
