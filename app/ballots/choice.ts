import type { Mark } from './vote-mark.tsx'

export type Answered = Extract<Mark, 'for' | 'against' | 'abstain'>

const MARKS: Record<string, Answered> = { yes: 'for', no: 'against', abstain: 'abstain' }

/** The shape and colour of a choice as rules name it. */
export const markOf = (choice: string): Answered => MARKS[choice] ?? 'abstain'
