/** The library's pool by itself, as a stand-in for one at AWS: it has no lab, and nothing knows that it is not real. */
import { createLibraryPool, serveLibraryPool } from '../server/lab/pool/libraryPool.ts'

console.log(await serveLibraryPool(createLibraryPool()))
