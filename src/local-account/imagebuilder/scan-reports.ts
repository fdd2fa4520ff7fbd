// The reports of scans, among what tells of images.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../account.ts';
import { FINDINGS_NAME } from '../artifacts/names.ts';
import type { ScanReport } from '../artifacts/scan/finding.ts';
import type { BuildJob } from '../engine/build-job.ts';
import type { Image, ImageScanState } from '../protocol/imagebuilder-shapes.ts';
import { findImage, type ImageRow, runningStatuses } from '../store/images.ts';
import { listResources } from '../store/resources.ts';

export interface ScannedImage {
  readonly arn: string;
  readonly pipeline: string | undefined;
  readonly report: ScanReport;
}

/** The images of the account in this Region that were scanned, in the order of their creation. */
export function scannedImages(account: Account): readonly ScannedImage[] {
  const images: ScannedImage[] = [];
  for (const { arn, body } of listResources<Image>(account, 'image', { level: 'build', after: 0 })) {
    const row = body.imageScanningConfiguration?.imageScanningEnabled ? findImage(account.store, arn) : undefined;
    const report = row && reportOf(row);
    if (report) images.push({ arn, pipeline: row.pipeline, report });
  }
  return images;
}

/** undefined where the image was not scanned yet, or never. */
function reportOf({ job }: ImageRow): ScanReport | undefined {
  const file = join((JSON.parse(job) as BuildJob).outputDirectory, FINDINGS_NAME);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ScanReport) : undefined;
}

/** How far the scan of an image is; undefined for one that was to have none. An image that ends before its scan abandons it. */
export function scanStateOf({ imageScanningConfiguration: settings }: Image, row: ImageRow): ImageScanState | undefined {
  if (!settings?.imageScanningEnabled) return undefined;
  const report = reportOf(row);
  if (report) return report.status === 'FAILED' ? { status: 'FAILED', reason: report.reason } : { status: 'COMPLETED' };
  return { status: runningStatuses.includes(row.status) ? 'PENDING' : 'ABANDONED' };
}
