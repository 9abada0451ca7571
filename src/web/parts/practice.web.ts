import { practiceAddress } from '../../practice/address.ts'

/** Whether this page is practice: it works under an address of its own, with data of its own, also on this computer. */
export const practising = location.pathname === practiceAddress || location.pathname.startsWith(`${practiceAddress}/`)

/** What stands before every address of this page. */
export const base = practising ? practiceAddress : ''

/** Names what this browser keeps, so that practice and work never read each other's. */
export const keptAs = (name: string): string => (practising ? `practice.${name}` : name)

/** Sign-in, one's progress and the gallery are the real house's, also while practising. */
const alwaysReal = /^\/api\/(session|practice|gallery)(\/|$)/

/** The address of the server's interface for this page. */
export const interfaceAddress = (path: string): string => (alwaysReal.test(path) ? path : base + path)

/** The address of a page of the application for plain links. */
export const pageAddress = (path: string): string => base + path
