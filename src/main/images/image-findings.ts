import type { ImageFinding, ImageFindings, Known } from '../../contract/index.ts';
import type { Image, Imagebuilder, ImageScanFinding } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';
import { askKnown, known, unknown } from './known.ts';
import { getImage } from './read-image.ts';

/** The worst first. What AWS counts by itself has no UNTRIAGED and no LOW; those are counted here. */
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNTRIAGED'];

/** What the scan has found; or, plainly, that there was none or that it has no result. */
export async function imageFindings(api: Imagebuilder, arn: string): Promise<Known<ImageFindings>> {
  return askKnown(async () => {
    const obstacle = whyNone(await getImage(api, arn));
    if (obstacle !== undefined) return unknown(obstacle);
    const filters = [{ name: 'imageBuildVersionArn', values: [arn] }];
    const listed = await everyPage((nextToken) => api.listImageScanFindings({ filters, maxResults: 25, nextToken }), 'findings');
    const findings = listed.map(toFinding).sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
    return known({ findings, counts: await countsOf(api, { arn, findings }) });
  });
}

function whyNone({ imageScanningConfiguration, scanState }: Image): string | undefined {
  const { status, reason } = scanState ?? {};
  if (status === 'COMPLETED') return undefined;
  const because = reason === undefined ? '' : ` ${reason}`;
  switch (status) {
    case 'FAILED':
      return `The scan of this image failed.${because}`;
    case 'TIMED_OUT':
      return `The scan of this image took too long.${because}`;
    case 'ABANDONED':
      return `The scan was given up, because the build ended before it.${because}`;
    case 'PENDING':
    case 'SCANNING':
    case 'COLLECTING':
      return 'The scan of this image is under way; its findings come when it is complete.';
    default:
      return imageScanningConfiguration?.imageScanningEnabled === true
        ? `The image was to be scanned, and no scan is known.${because}`
        : 'Scanning was off when this image was built. Turn it on in the pipeline (imageScanningConfiguration) to see findings of the next build.';
  }
}

/** AWS's own counts where it has some: they are of all findings, whatever became of the list meanwhile. */
async function countsOf(api: Imagebuilder, { arn, findings }: { readonly arn: string; readonly findings: readonly ImageFinding[] }) {
  const { responses = [] } = await api.listImageScanFindingAggregations({ filter: { name: 'imageBuildVersionArn', values: [arn] } });
  const counted = responses.find(({ imageAggregation }) => imageAggregation?.imageBuildVersionArn === arn)?.imageAggregation
    ?.severityCounts;
  const bySeverity: Readonly<Record<string, number | undefined>> = {
    CRITICAL: counted?.critical,
    HIGH: counted?.high,
    MEDIUM: counted?.medium,
  };
  const others = findings.map(({ severity }) => severity).filter((severity) => !severities.includes(severity));
  return [...severities, ...new Set(others)].flatMap((severity) => {
    const count = bySeverity[severity] ?? findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [{ severity, count }] : [];
  });
}

function toFinding({ severity = 'UNTRIAGED', title = '', packageVulnerabilityDetails: details }: ImageScanFinding): ImageFinding {
  const [found] = details?.vulnerablePackages ?? [];
  const { name = '', version = '', fixedInVersion = '' } = found ?? {};
  const url = details?.sourceUrl ?? '';
  return { id: details?.vulnerabilityId ?? title, severity, title, package: name, version, fixedIn: fixedInVersion, url };
}

function rank({ severity }: ImageFinding): number {
  const at = severities.indexOf(severity);
  return at === -1 ? severities.length : at;
}
