// Grype: https://github.com/anchore/grype
import { z } from 'zod';
import { type Finding, managerOf, severityOf } from './finding.ts';
import type { ScannerKind } from './scanner.ts';

const vulnerability = z.object({
  id: z.string(),
  dataSource: z.string().optional(),
  namespace: z.string().optional(),
  severity: z.string().default('Unknown'),
  description: z.string().default(''),
  cvss: z
    .array(
      z.object({ version: z.string(), vector: z.string(), source: z.string().optional(), metrics: z.object({ baseScore: z.number() }) }),
    )
    .default([]),
  fix: z.object({ versions: z.array(z.string()).default([]) }).optional(),
});

const report = z.object({
  matches: z.array(
    z.object({
      vulnerability,
      relatedVulnerabilities: z.array(vulnerability).default([]),
      artifact: z.object({
        name: z.string(),
        version: z.string(),
        type: z.string(),
        purl: z.string().optional(),
        locations: z.array(z.object({ path: z.string() })).nullish(),
      }),
    }),
  ),
});

/** Grype with the database that it has: it fetches none. */
export const grype: ScannerKind = {
  name: 'grype',
  environment: { GRYPE_DB_AUTO_UPDATE: 'false', GRYPE_CHECK_FOR_APP_UPDATE: 'false', GRYPE_DB_VALIDATE_AGE: 'false' },
  // Ends with 1 where there is no database.
  readiness: ['db', 'status'],
  isReady: () => true,
  scan: ({ path, form }) => [form === 'archive' ? `oci-archive:${path}` : `sbom:${path}`, '--output', 'json', '--quiet'],
  read: (output) => report.parse(JSON.parse(output)).matches.map(toFinding),
};

function toFinding({
  vulnerability: found,
  relatedVulnerabilities: related,
  artifact,
}: z.infer<typeof report>['matches'][number]): Finding {
  // Advisories of distributions say less than the entries that they are about.
  const described = [found, ...related].find(({ description }) => description !== '');
  return {
    vulnerabilityId: found.id,
    severity: severityOf(found.severity),
    vendorSeverity: found.severity,
    title: `${found.id} - ${artifact.name}`,
    description: described?.description ?? '',
    package: {
      name: artifact.name,
      version: artifact.version,
      arch: /[?&]arch=([^&]+)/.exec(artifact.purl ?? '')?.[1],
      manager: managerOf(artifact.type),
      filePath: artifact.locations?.[0]?.path,
      fixedIn: found.fix?.versions.join(', ') || undefined,
    },
    source: found.namespace ?? 'grype',
    sourceUrl: found.dataSource,
    cvss: [found, ...related].flatMap(({ cvss, namespace }) =>
      cvss.map((score) => ({
        baseScore: score.metrics.baseScore,
        scoringVector: score.vector,
        version: score.version,
        source: score.source ?? namespace ?? 'grype',
      })),
    ),
    related: related.map(({ id }) => id).filter((id) => id !== found.id),
  };
}
