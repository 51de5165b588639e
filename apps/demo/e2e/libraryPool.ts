/** Serves the library's pool without the lab. The demo then calls this pool like a user pool at AWS. */
import { createLibraryPool, serveLibraryPool } from '../server/lab/pool/libraryPool.ts'

console.log(await serveLibraryPool(createLibraryPool()))
