/** How many users sign in once in a round. Each code of an authenticator app works once. */
export const userCount = 200
export const password = 'Correct-horse-1'
export const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
export const clientId = 'bench'
export const clientSecret = '9example8secret7value6for5tests4only3aaaa2bbbb1cccc'
