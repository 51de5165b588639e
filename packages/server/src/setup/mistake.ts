/** What is wrong, and what the developer must do. Words in braces are replaced by values of the request or the options. */
export interface Mistake {
  readonly problem: string
  readonly remedy: string
}
