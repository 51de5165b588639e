/** The library's pool by itself, as a stand-in for one at AWS: it has no lab, and nothing knows that it is not real. */
import { listen } from '@challenge-kit/emulator/node'
import { createLibraryPool } from '../server/pool.ts'

const { url } = await listen(createLibraryPool().fetch)
console.log(url)
