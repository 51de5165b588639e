/** Serves the library's pool over HTTP, without the lab. A demo can use this pool like a user pool at AWS. */
import { createLibraryPool, serveLibraryPool } from '../server/lab/pool/libraryPool.ts'

const { url } = await serveLibraryPool(createLibraryPool())
console.log(url)
