/** The frameworks that `--framework` takes: the name under which rules have their controls, and the title. */
export const FRAMEWORKS = [
  { id: 'aws-fsbp', title: 'AWS Foundational Security Best Practices' },
  { id: 'cis-aws-5.0', title: 'CIS AWS Foundations Benchmark 5.0' },
  { id: 'cis-aws-6.0', title: 'CIS AWS Foundations Benchmark 6.0' },
  { id: 'cis-aws-7.0', title: 'CIS AWS Foundations Benchmark 7.0' },
  { id: 'nist-800-53-r5', title: 'NIST SP 800-53 Revision 5' },
  { id: 'pci-dss-4.0', title: 'PCI DSS 4.0' },
  { id: 'soc2', title: 'SOC 2 Trust Services Criteria' },
  { id: 'hipaa', title: 'HIPAA Security Rule' },
  { id: 'iso27001', title: 'ISO/IEC 27001 Annex A' },
  { id: 'well-architected', title: 'AWS Well-Architected Framework' },
] as const;

export type FrameworkId = (typeof FRAMEWORKS)[number]['id'];

/** The frameworks' names, in the table's order. */
export const FRAMEWORK_IDS: readonly FrameworkId[] = FRAMEWORKS.map(({ id }) => id);

/** The name of a framework, or undefined where there is none of it. */
export function frameworkId(name: string): FrameworkId | undefined {
  return FRAMEWORK_IDS.find(id => id === name);
}
