/** Everything of practice stands under this address, pages and interface alike. */
export const practiceAddress = '/tap-lam'
