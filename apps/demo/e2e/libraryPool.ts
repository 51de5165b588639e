/** Serves the library's pool without the lab. For the demo it looks like a user pool at AWS. */
import { createLibraryPool, serveLibraryPool } from '../server/lab/pool/libraryPool.ts'

console.log(await serveLibraryPool(createLibraryPool()))
