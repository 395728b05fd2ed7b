/** Directly, each sends to each: beyond this a tablet's processor and a home's uplink give out. */
export const MOST_DIRECT = 8
export const MOST_BY_SERVER = 300
