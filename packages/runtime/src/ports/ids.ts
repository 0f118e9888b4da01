/** Fresh ids: time-ordered, unguessable, 26 characters of lower-case base 32. */
export interface Ids {
  next(): string;
}
