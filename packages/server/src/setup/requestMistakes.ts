import type { Mistake } from './mistake.ts'

export type RequestMistakeId =
  | 'key_missing'
  | 'key_weak'
  | 'path_cut'
  | 'path_twice'
  | 'path_other'
  | 'body_read'
  | 'body_form'
  | 'origin_not_listed'
  | 'other_origin'
  | 'proxy_unnamed'
  | 'address_unknown'

const NEW_KEY =
  "Make a secret with `node -p \"crypto.randomBytes(32).toString('base64url')\"`, and pass it as `keys: [{ id: '2026-11', secret }]`."

/** Mistakes in the options, and mistakes that requests show. */
export const REQUEST_MISTAKES: Readonly<Record<RequestMistakeId, Mistake>> = {
  // The options
  key_missing: { problem: 'The option `keys` has no key, or a key without a secret.', remedy: NEW_KEY },
  key_weak: { problem: 'A secret in the option `keys` is too short, or does not look random.', remedy: NEW_KEY },

  // The requests
  path_cut: {
    problem: 'A request for {path} came without {basePath} in front.',
    remedy: "Do not let a framework or a proxy remove {basePath} from the path, or set `basePath: '/'`.",
  },
  path_twice: {
    problem: 'A request came for {path}, which has {basePath} twice.',
    remedy: 'Do not let a framework or a proxy add {basePath} to the path, because the page sends it already.',
  },
  path_other: {
    problem: 'A page called the backend under another path than {basePath}.',
    remedy: 'Give `httpTransport` in the page the same path as the option `basePath`.',
  },
  body_read: {
    problem: 'The body of a request was read before the backend could read it.',
    remedy: 'Call the backend before any middleware that reads bodies, such as `express.raw()`.',
  },
  body_form: {
    problem: 'A request for {path} has the body of a form, but the backend reads only JSON.',
    remedy: 'Let `httpTransport` call the backend, and give no form this path as its `action`.',
  },
  origin_not_listed: {
    problem: 'A page of {origin} called the backend, but the option `origins` does not list this origin.',
    remedy: "If the page is yours, add '{origin}' to `origins`.",
  },
  other_origin: {
    problem: 'A page of {origin} called the backend across origins, and the backend refuses such calls.',
    remedy: 'Serve the backend on the origin of the page, for example with the proxy of your development server.',
  },
  proxy_unnamed: {
    problem: 'A request with `X-Forwarded-For` came from a private address, but no proxy is trusted.',
    remedy: 'Name the proxy in `trustProxy`, `trustedProxies` or `hops`. Without it, all users share one address.',
  },
  address_unknown: {
    problem: 'A request with `X-Forwarded-For` came, but the address of the client is unknown.',
    remedy:
      'Name the proxy in `trustProxy`, or pass `clientAddress`. `hops` and `trustedProxies` do not work behind a Unix socket, because it has no address.',
  },
}
