/** As Inspector grades. */
export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL' | 'UNTRIAGED';

/** A vulnerability of one package of an image, as a scanner found it. Times are ISO 8601. */
export interface Finding {
  /** CVE-2024-1234, GHSA-… */
  readonly vulnerabilityId: string;
  readonly severity: Severity;
  /** In the scanner's own word. */
  readonly vendorSeverity: string;
  readonly title: string;
  readonly description: string;
  readonly package: {
    readonly name: string;
    readonly version: string;
    readonly arch?: string | undefined;
    /** In Inspector's words: OS, PIP, NPM … */
    readonly manager: string;
    readonly filePath?: string | undefined;
    readonly fixedIn?: string | undefined;
  };
  readonly source: string;
  readonly sourceUrl?: string | undefined;
  readonly cvss: readonly {
    readonly baseScore: number;
    readonly scoringVector: string;
    readonly version: string;
    readonly source: string;
  }[];
  readonly related: readonly string[];
  readonly created?: string | undefined;
  readonly updated?: string | undefined;
}

/** What a scan of an image came to; a file among what tells of the image. */
export type ScanReport = { readonly scanner: string } & (
  | { readonly status: 'COMPLETED'; readonly scanned: string; readonly findings: readonly Finding[] }
  | { readonly status: 'FAILED'; readonly reason: string }
);

const severities: Readonly<Record<string, Severity>> = {
  CRITICAL: 'CRITICAL',
  HIGH: 'HIGH',
  MEDIUM: 'MEDIUM',
  MODERATE: 'MEDIUM',
  LOW: 'LOW',
  NEGLIGIBLE: 'INFORMATIONAL',
};

/** Of a scanner's word. */
export function severityOf(word: string): Severity {
  return severities[word.toUpperCase()] ?? 'UNTRIAGED';
}

/** Inspector's word for where a package comes from, of the types that scanners know packages by. */
export function managerOf(type: string): string {
  const managers: Readonly<Record<string, string>> = {
    python: 'PYTHON',
    'python-pkg': 'PYTHON',
    npm: 'NPM',
    'node-pkg': 'NODEPKG',
    gem: 'GEMSPEC',
    gemspec: 'GEMSPEC',
    'go-module': 'GOBINARY',
    gobinary: 'GOBINARY',
    'java-archive': 'JAR',
    jar: 'JAR',
    'rust-crate': 'CARGO',
    cargo: 'CARGO',
  };
  return managers[type] ?? 'OS';
}
