/** The objects of SARIF 2.1.0 that we write, in the part that GitHub reads (OASIS, sarif-v2.1.0-os, section 3). */
interface Message {
  readonly text: string;
}

export interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string };
  readonly region: {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
}

export interface LogicalLocation {
  readonly name: string;
  readonly fullyQualifiedName: string;
  readonly kind: 'resource';
}

export interface SarifLocation {
  /** Only where a message links to it. */
  readonly id?: number;
  readonly physicalLocation: PhysicalLocation;
  readonly logicalLocations?: readonly LogicalLocation[];
  readonly message?: Message;
}

export type Level = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: Message;
  readonly fullDescription: Message;
  readonly defaultConfiguration: { readonly level: Level };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: Level;
  /** Only where a baseline was given (3.27.24). */
  readonly baselineState?: 'new' | 'unchanged' | undefined;
  readonly message: Message;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[] | undefined;
  readonly partialFingerprints?: { readonly primaryLocationLineHash: string } | undefined;
  readonly fingerprints?: { readonly 'rdsAudit/v1': string } | undefined;
}

export interface Notification {
  readonly descriptor: { readonly id: string; readonly index: number };
  readonly level: Level;
  readonly message: Message;
  readonly associatedRule?: { readonly id: string; readonly index?: number };
  readonly locations?: readonly SarifLocation[];
}
