import { z } from 'zod'
import { EntryRef } from '../parts/effects.ts'
import { Party, requestFields } from '../parts/party.ts'
import { RecognitionGrounds } from '../parts/recognition-grounds.ts'
import { Foreign } from '../parts/transcription.ts'

/** Loại xác nhận (00 §5.7): 1 cha nhận con, 2 mẹ nhận con, 3 con nhận cha, 4 con nhận mẹ. */
export const RecognitionKind = z.enum(['1', '2', '3', '4'])

/** Nhận cha, mẹ, con (LHT 24–25, 43–44; domain/01 E). */
export const RecognitionDeclaration = z.object({
  /** Registered here, or settled abroad and transcribed (LHT 48–49). */
  mode: z.enum(['NEW', 'TRANSCRIBED']).default('NEW'),
  kind: RecognitionKind,
  parent: Party,
  child: Party,
  /** Birth entry of the child, whichever office keeps it: noted and supplemented. */
  birthEntry: EntryRef.nullable().default(null),
  /** Null when the recognition was settled abroad. */
  grounds: RecognitionGrounds.nullable().default(null),
  foreign: Foreign.nullable().default(null),
  ...requestFields,
})
export type RecognitionDeclaration = z.infer<typeof RecognitionDeclaration>

/** Mother or father, by the kind of recognition (R-E4). */
export const relationOf = ({ kind }: Pick<RecognitionDeclaration, 'kind'>): 'MOTHER' | 'FATHER' =>
  kind === '1' || kind === '3' ? 'FATHER' : 'MOTHER'

/** Does the parent recognise, or is the parent recognised? */
export const parentRecognises = ({ kind }: Pick<RecognitionDeclaration, 'kind'>): boolean =>
  kind === '1' || kind === '2'
