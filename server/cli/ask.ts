// Questions on a terminal, or answers piped in, one a line. What is secret is not echoed, and is never an argument.
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

export type Ask = (label: string, how?: { secret: boolean }) => Promise<string>

/** Answers the empty text once the input has ended. */
export function asking(input = process.stdin, output = process.stderr): { ask: Ask; close: () => void } {
  let secret = false
  const echo = new Writable({
    write: (chunk, _encoding, done) => {
      if (!secret) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: echo, terminal: input.isTTY === true })
  const answers = lines[Symbol.asyncIterator]()
  return {
    ask: async (label, how) => {
      output.write(`${label}: `)
      secret = how?.secret ?? false
      const { value, done } = await answers.next()
      if (secret) output.write('\n')
      secret = false
      return done ? '' : String(value).trim()
    },
    close: () => lines.close(),
  }
}
