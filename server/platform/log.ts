import { type DestinationStream, type Logger, pino } from 'pino'
import { redact } from './redact.ts'

/**
 * JSON lines without secrets: everything passed as an object, bound to a child or thrown goes through `redact`. A message in
 * words is written as it is, so never build one from what a user sent.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // Ours has already made it plain; pino's own would read the error-like object again and drop its code.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(this: Logger, [first, ...rest]: unknown[], method: (...args: unknown[]) => void) {
        // An Error would otherwise lend its message to the line before anything could read it.
        const clean = first instanceof Error ? { err: redact(first) } : redact(first)
        method.apply(this, [clean, ...rest.map(redact)])
      },
    },
  }
  const log = destination ? pino(options, destination) : pino(options)
  // pino has no hook for what is bound to a child. Children inherit this one through their prototype.
  const bind = log.child
  log.child = function child(this: Logger, bindings: object, ...rest: never[]) {
    return bind.call(this, redact(bindings) as object, ...rest)
  } as typeof log.child
  return log
}
