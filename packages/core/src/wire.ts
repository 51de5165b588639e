/** The version of what browser and backend say to each other; sent with every request and every reply. */
export const PROTOCOL_VERSION = '1'
export const PROTOCOL_HEADER = 'x-ck-protocol'
/** On every reply of the backend. Where it is missing, something in between has answered. */
export const REQUEST_ID_HEADER = 'x-ck-request-id'
