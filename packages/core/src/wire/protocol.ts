/** The version of what browser and backend say to each other; sent with every request and every reply. */
export const PROTOCOL_VERSION = '1'
export const PROTOCOL_HEADER = 'x-ck-protocol'
/** Static, and on every request: no form and no other site can send it. */
export const CSRF_HEADER = 'x-ck-csrf'
/** On every reply of the backend. Where it is missing, something in between has answered. */
export const REQUEST_ID_HEADER = 'x-ck-request-id'
