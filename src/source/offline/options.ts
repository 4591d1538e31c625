/** What templates are given from outside. */
export interface TemplateOptions {
  /** `--parameter key=value`. */
  readonly parameters?: ReadonlyMap<string, string> | undefined;
  readonly parameterFiles?: readonly string[] | undefined;
  /** `--var name=value`. */
  readonly variables?: ReadonlyMap<string, string> | undefined;
  readonly variableFiles?: readonly string[] | undefined;
  /** Whether comments in templates may suppress findings. */
  readonly inlineSuppressions?: boolean | undefined;
}
