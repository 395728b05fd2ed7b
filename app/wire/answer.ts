// The shape of every action's answer.
export type Answer<T> = { ok: true; value: T } | { ok: false; code: string; params?: Record<string, string> }
