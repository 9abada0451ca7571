import type { Circumstances, Problem } from '../event.ts'
import type { MarriageDeclaration } from './declaration.ts'

type MarriageRule = (declaration: MarriageDeclaration, circumstances: Circumstances) => Problem[]
/** Every rule of a marriage, in the order an official reads the form. */
export const marriageRules: readonly MarriageRule[] = []
