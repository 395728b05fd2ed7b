import type { Result } from '../../app/rules/result.ts'

/** In the demonstration a refusal is a bug of ours. */
export function must<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`The demonstration was refused: ${result.code} ${JSON.stringify(result.params ?? {})}`)
  return result.value
}
