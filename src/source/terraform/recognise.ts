/** Whether a file is one of Terraform's or OpenTofu's, by its name alone. */
export function looksLikeTerraform(file: string): boolean {
  return /[^/\\]\.(?:tf|tofu)(?:\.json)?$/.test(file);
}

/** The file that OpenTofu reads in place of this one, where both are there (https://opentofu.org/docs/language/files/). */
export function standInFor(name: string): string {
  return name.replace(/\.tf(?=(?:\.json)?$)/, '.tofu');
}

/** Whether Terraform reads a file of a root's folder for its variables without being told to. */
export function isAutomaticVariables(name: string): boolean {
  return /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(name);
}
