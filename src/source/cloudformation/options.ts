/** What reading a template may use beside its text. */
export interface CloudFormationOptions {
  /** Given on the command line or in parameter files. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The text of a nested template; undefined where there is none inside the caller's boundary. */
  readonly readFile: (path: string) => string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}
