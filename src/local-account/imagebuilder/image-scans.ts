// What Amazon Inspector would have found, from the reports of the scanner that is installed on this computer, if any.
import type { Account } from '../account.ts';
import type { Finding } from '../artifacts/scan/finding.ts';
import type {
  ImageScanFinding,
  ImageScanFindingAggregation,
  ListImageScanFindingAggregationsRequest,
  ListImageScanFindingAggregationsResponse,
  ListImageScanFindingsRequest,
  ListImageScanFindingsResponse,
  SeverityCounts,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { invalidRequest } from './arn.ts';
import { page } from './page.ts';
import { type ScannedImage, scannedImages } from './scan-reports.ts';

/** A finding with the image that it is of. */
interface Found extends ScannedImage {
  readonly finding: Finding;
}

const columns: Readonly<Record<string, (found: Found) => string | undefined>> = {
  imageBuildVersionArn: ({ arn }) => arn,
  imagePipelineArn: ({ pipeline }) => pipeline,
  vulnerabilityId: ({ finding }) => finding.vulnerabilityId,
  severity: ({ finding }) => finding.severity,
};

/** The findings in the account's images; one filter with one value at most. */
export function listImageScanFindings(account: Account, input: Valid<ListImageScanFindingsRequest>): ListImageScanFindingsResponse {
  const { filters = [] } = input;
  for (const { name } of filters) checkFilter(name, Object.keys(columns));
  const rows = foundIn(account)
    .filter((found) => filters.every(({ name = '', values = [] }) => values.includes(columns[name]?.(found) ?? '')))
    .map((found, index) => ({ ...found, sequence: index + 1 }));
  const { items, ...more } = page(input, ['findings', input.filters], (after) => rows.slice(after));
  return { findings: items.map((found) => toFinding(account, found)), ...more };
}

/** How findings are grouped, and under which names a group is answered. Without a filter they are grouped by accounts. */
const groupings: Readonly<Record<string, (key: string, severityCounts: SeverityCounts) => ImageScanFindingAggregation>> = {
  accountId: (accountId, severityCounts) => ({ accountAggregation: { accountId, severityCounts } }),
  imageBuildVersionArn: (imageBuildVersionArn, severityCounts) => ({ imageAggregation: { imageBuildVersionArn, severityCounts } }),
  imagePipelineArn: (imagePipelineArn, severityCounts) => ({ imagePipelineAggregation: { imagePipelineArn, severityCounts } }),
  vulnerabilityId: (vulnerabilityId, severityCounts) => ({ vulnerabilityIdAggregation: { vulnerabilityId, severityCounts } }),
};

/** Counts by account, image, pipeline or vulnerability, in the order of the groups' first findings. */
export function listImageScanFindingAggregations(
  account: Account,
  { filter, nextToken }: Valid<ListImageScanFindingAggregationsRequest>,
): ListImageScanFindingAggregationsResponse {
  if (filter) checkFilter(filter.name, Object.keys(groupings));
  const aggregationType = filter?.name ?? 'accountId';
  const groups = new Map<string, Finding[]>();
  for (const found of foundIn(account)) {
    const key = aggregationType === 'accountId' ? account.accountId : columns[aggregationType]?.(found);
    if (key === undefined || (filter?.values && !filter.values.includes(key))) continue;
    groups.set(key, [...(groups.get(key) ?? []), found.finding]);
  }
  const rows = [...groups].flatMap(([key, findings], index) => {
    const group = groupings[aggregationType]?.(key, countsOf(findings));
    return group ? [{ group, sequence: index + 1 }] : [];
  });
  const { items, ...more } = page({ nextToken }, ['aggregations', filter], (after) => rows.slice(after));
  return { aggregationType, responses: items.map(({ group }) => group), ...more };
}

function foundIn(account: Account): readonly Found[] {
  return scannedImages(account).flatMap((image) =>
    image.report.status === 'COMPLETED' ? image.report.findings.map((finding) => ({ ...image, finding })) : [],
  );
}

function countsOf(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return { all: findings.length, critical: count('CRITICAL'), high: count('HIGH'), medium: count('MEDIUM') };
}

function toFinding(account: Account, { arn, pipeline, report, finding }: Found): ImageScanFinding {
  const { package: found } = finding;
  const scanned = report.status === 'COMPLETED' ? new Date(report.scanned) : undefined;
  const score = finding.cvss[0]?.baseScore;
  return {
    awsAccountId: account.accountId,
    imageBuildVersionArn: arn,
    ...(pipeline === undefined ? {} : { imagePipelineArn: pipeline }),
    type: 'PACKAGE_VULNERABILITY',
    title: finding.title,
    description: finding.description,
    severity: finding.severity,
    remediation: { recommendation: { text: found.fixedIn ? `Update ${found.name} to ${found.fixedIn}` : 'None Provided' } },
    ...(scanned && { firstObservedAt: scanned, updatedAt: scanned }),
    ...(score === undefined ? {} : { inspectorScore: score }),
    fixAvailable: found.fixedIn ? 'YES' : 'NO',
    packageVulnerabilityDetails: {
      vulnerabilityId: finding.vulnerabilityId,
      vulnerablePackages: [
        {
          ...{ name: found.name, version: found.version, packageManager: found.manager },
          ...(found.arch && { arch: found.arch }),
          ...(found.filePath && { filePath: found.filePath }),
          ...(found.fixedIn && { fixedInVersion: found.fixedIn }),
        },
      ],
      source: finding.source,
      ...(finding.sourceUrl && { sourceUrl: finding.sourceUrl }),
      cvss: finding.cvss.map((one) => ({ ...one })),
      relatedVulnerabilities: [...finding.related],
      vendorSeverity: finding.vendorSeverity,
      ...(finding.created && { vendorCreatedAt: new Date(finding.created) }),
      ...(finding.updated && { vendorUpdatedAt: new Date(finding.updated) }),
    },
  };
}

function checkFilter(name: string | undefined, known: readonly string[]): void {
  if (name !== undefined && !known.includes(name)) throw invalidRequest(`There is no filter '${name}'; there are ${known.join(', ')}.`);
}
