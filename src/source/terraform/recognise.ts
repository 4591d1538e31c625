/** Whether a file is one of Terraform's, by its name alone. */
export function looksLikeTerraform(file: string): boolean {
  return /[^/\\]\.tf(?:\.json)?$/.test(file);
}

/** Whether Terraform reads a file of a root's folder for its variables without being told to. */
export function isAutomaticVariables(name: string): boolean {
  return /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(name);
}
