// A line of the access matrix: a door, how it is asked, and what each person is answered.
import type { Scene } from './scene.ts'
import type { Outcomes, Who } from './who.ts'

/** `input` makes a page's request a submitted form, `file` a multipart one; `event` makes it a word over a socket. */
export type Ask =
  | { path: string; input?: unknown; form?: Record<string, string>; file?: string }
  | {
      namespace: '/' | '/notes' | '/minutes' | '/call' | '/display'
      event: string
      input: unknown
      before?: { event: string; input: unknown }
    }

export type Row = {
  /** As tests/access/doors.ts names it. */
  door: string
  /** One of the acts of a door that takes several, or one of its cases. */
  act?: string
  /** What the asking needs; made anew after each that succeeded, unless it is `lasting`. */
  prepare: (scene: Scene) => Promise<unknown>
  ask: (scene: Scene, as: Who, prepared: never) => Ask | Promise<Ask>
  /** Asked about the body in which the person has this seat. */
  own: Outcomes
  /** Asked about another body; left out where the door concerns none. */
  other?: Outcomes
  /** What ids of another body in the input are answered, where that is not `not_found`. */
  probes?: Record<string, string>
  /** What was prepared is not used up by an act that succeeds. */
  lasting?: boolean
  /** The session that asked is gone after. */
  endsSession?: boolean
}

/** Ties the type of what is prepared to what asks with it. */
export function row<T>(
  given: Omit<Row, 'prepare' | 'ask'> & {
    prepare?: (scene: Scene) => Promise<T>
    ask: (scene: Scene, as: Who, prepared: T) => Ask | Promise<Ask>
  },
): Row {
  return { ...given, prepare: given.prepare ?? (async () => undefined), ask: given.ask as Row['ask'] }
}
