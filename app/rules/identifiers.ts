// What names by which people, bodies and mailboxes are reached look like: one form for what is typed and for what a file brings.

export const USERNAME = /^[a-z][a-z0-9._-]{1,31}$/

/** A body's short name in addresses. */
export const SLUG = /^[a-z][a-z0-9-]{1,31}$/

/** An address of the common kind, without display name, comment or quotes: what a header could be broken with is not in it. */
export const MAIL_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/

export const MOST_MAIL_ADDRESS = 254

/** A seat's weight, and the people it stands for: whole numbers as decimal strings. */
export const WEIGHT = /^[1-9][0-9]{0,8}$/
export const POPULATION = /^(0|[1-9][0-9]{0,11})$/
