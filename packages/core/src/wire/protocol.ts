/** The version of the protocol between browser and backend. Every request and every reply carries it. */
export const PROTOCOL_VERSION = '1'
export const PROTOCOL_HEADER = 'x-ck-protocol'
/** Every request carries this header, because a form or a page of another site cannot send it. */
export const CSRF_HEADER = 'x-ck-csrf'
/** Every reply of the backend carries this header. If it is missing, a proxy sent the reply. */
export const REQUEST_ID_HEADER = 'x-ck-request-id'
