// Trivy: https://trivy.dev
import { z } from 'zod';
import { type Finding, managerOf, severityOf } from './finding.ts';
import type { ScannerKind } from './scanner.ts';

const cvss = z.object({
  V2Vector: z.string().optional(),
  V2Score: z.number().optional(),
  V3Vector: z.string().optional(),
  V3Score: z.number().optional(),
});

const report = z.object({
  Results: z
    .array(
      z.object({
        Type: z.string().default(''),
        Vulnerabilities: z
          .array(
            z.object({
              VulnerabilityID: z.string(),
              VendorIDs: z.array(z.string()).default([]),
              PkgName: z.string(),
              PkgPath: z.string().optional(),
              PkgIdentifier: z.object({ PURL: z.string().optional() }).optional(),
              InstalledVersion: z.string(),
              FixedVersion: z.string().optional(),
              Severity: z.string().default('UNKNOWN'),
              Title: z.string().optional(),
              Description: z.string().default(''),
              PrimaryURL: z.string().optional(),
              DataSource: z.object({ ID: z.string() }).optional(),
              CVSS: z.record(z.string(), cvss).default({}),
              PublishedDate: z.string().optional(),
              LastModifiedDate: z.string().optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

type Result = z.infer<typeof report>['Results'][number];

/** Trivy with the database that it has: it fetches none. */
export const trivy: ScannerKind = {
  name: 'trivy',
  environment: {
    TRIVY_SKIP_DB_UPDATE: 'true',
    TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
    TRIVY_OFFLINE_SCAN: 'true',
    TRIVY_SKIP_VERSION_CHECK: 'true',
  },
  readiness: ['version', '--format', 'json'],
  isReady: (output) => z.object({ VulnerabilityDB: z.object({}) }).safeParse(parsed(output)).success,
  scan: ({ path, form }) => [
    ...(form === 'archive' ? ['image', '--input', path] : ['sbom', path]),
    ...['--scanners', 'vuln', '--format', 'json', '--quiet'],
  ],
  read: (output) =>
    report.parse(JSON.parse(output)).Results.flatMap((result) => result.Vulnerabilities.map((found) => toFinding(found, result.Type))),
};

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined; // no JSON, no database: the same answer
  }
}

function toFinding(found: Result['Vulnerabilities'][number], type: string): Finding {
  return {
    vulnerabilityId: found.VulnerabilityID,
    severity: severityOf(found.Severity),
    vendorSeverity: found.Severity,
    title: `${found.VulnerabilityID} - ${found.Title ?? found.PkgName}`,
    description: found.Description,
    package: {
      name: found.PkgName,
      version: found.InstalledVersion,
      arch: /[?&]arch=([^&]+)/.exec(found.PkgIdentifier?.PURL ?? '')?.[1],
      manager: managerOf(type),
      filePath: found.PkgPath,
      fixedIn: found.FixedVersion || undefined,
    },
    source: found.DataSource?.ID ?? 'trivy',
    sourceUrl: found.PrimaryURL,
    cvss: Object.entries(found.CVSS).flatMap(([source, { V2Score, V2Vector, V3Score, V3Vector }]) => [
      ...(V3Score !== undefined && V3Vector
        ? [{ baseScore: V3Score, scoringVector: V3Vector, version: V3Vector.slice(5, 8), source }]
        : []),
      ...(V2Score !== undefined && V2Vector ? [{ baseScore: V2Score, scoringVector: V2Vector, version: '2.0', source }] : []),
    ]),
    related: found.VendorIDs,
    created: found.PublishedDate,
    updated: found.LastModifiedDate,
  };
}
