import { v7 } from 'uuid'

/** A new id whose beginning is the time, so that rows made together lie together. */
export const newId = (): string => v7()
