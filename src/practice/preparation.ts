/** What is done, in this order, before somebody can practise: the first two once for all, then the own books and the own account. */
export const preparationSteps = ['STRUCTURE', 'REFERENCE', 'BOOKS', 'DESK'] as const
export type PreparationStep = (typeof preparationSteps)[number]
