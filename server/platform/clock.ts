/** The process's only reading of the time of day; official acts take the database's clock under the head lock instead. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
