/** What an operator should look into although the request was served. */
export type SecurityWarning =
  /**
   * The session cookie has 80 % of the bytes that browsers accept. Over 4,096 bytes the sign-in fails. Describe less in
   * `describeSession`, or keep sessions in a store (option `store`).
   */
  | 'session_cookie_almost_full'
  /** The `limitStore` answered too late, so this instance counted in memory. */
  | 'limit_store_late'
  /** The `limitStore` failed, so this instance counted in memory. */
  | 'limit_store_failed'
  /** The `limitStore` has lost its counts. The instances report what they know of them. */
  | 'limit_store_emptied'
  /** The locks of `store` failed. Two instances may have renewed one session, or sent two answers to one challenge. */
  | 'lock_store_failed'
