import { originalsAnnotated } from '../../law/change.ts'
import { type ChangePaper, changePaperCites, changePapers } from '../../law/change-papers.ts'
import { inForce } from '../../law/in-force.ts'
import type { Handling } from '../event.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { originalOf } from './nature.ts'
import { acknowledgedFather } from './persons.ts'
import { linesOf } from './values.ts'

const papersOfAct = (declaration: ChangeDeclaration): ChangePaper[] => {
  if (declaration.foreign) return ['FOREIGN_CHANGE_PAPER']
  const parts = linesOf(declaration).map(({ field }) => field.part)
  switch (declaration.act) {
    case 'CHANGE':
      return [
        ...(parts.includes('name') ? (['CHANGE_GROUND'] as const) : []),
        ...(parts.includes('whole') ? (['ADOPTION_PAPER'] as const) : []),
      ]
    case 'CORRECTION':
      return ['ERROR_PROOF']
    case 'SUPPLEMENT':
      return [acknowledgedFather(declaration) ? 'JOINT_ACKNOWLEDGEMENT' : 'SUPPLEMENT_PROOF']
    case 'ETHNICITY':
      return ['ETHNICITY_PROOF']
    case 'SEX':
      return ['SEX_CERTIFICATE']
  }
}

/** What lacks, for the written list of an incomplete dossier (LHT art. 9.3, 28, 47). What the desk proves by its own books is not asked for. */
export const missingPapers: Handling<ChangeDeclaration>['missingPapers'] = (declaration, attached, { receivedOn }) => {
  const cites = inForce(changePaperCites, receivedOn).value
  const annotated = inForce(originalsAnnotated, receivedOn).value
  const paper = originalOf(declaration.register)
  const ownBook = declaration.evidence.some(({ kind }) => kind === 'BOOK')
  const needed: ChangePaper[] = [
    ...papersOfAct(declaration).filter((one) => one !== 'ERROR_PROOF' || !ownBook),
    ...(paper !== null && annotated.includes(paper) && !declaration.originalPresented
      ? (['ANNOTATED_ORIGINAL'] as const)
      : []),
    ...(declaration.informant.relationship === 'PROXY' ? (['POWER_OF_ATTORNEY'] as const) : []),
  ]
  return needed
    .filter((one) => !attached.includes(one))
    .map((one) => ({ paper: one, text: changePapers[one].vi, cite: cites[one] }))
}
