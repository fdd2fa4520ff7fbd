import { join } from 'node:path';
import { ARCHIVE_NAME } from '../../../rehearsal/index.ts';
import type { Deposit } from '../deposit.ts';
import { FINDINGS_NAME, SBOM_NAME } from '../names.ts';
import type { ScanReport } from './finding.ts';
import type { Scanner } from './scanner.ts';

export interface ScanRequest {
  /** The folder of the image's artifacts, with its archive or bill of materials in it. */
  readonly folder: string;
  readonly hasArchive: boolean;
  readonly signal: AbortSignal;
}

/** Scans an image and puts what was found among what tells of it. A scan that fails is no fault of the image: the report says so. */
export async function putFindings(scanner: Scanner, deposit: Deposit, { folder, hasArchive, signal }: ScanRequest): Promise<ScanReport> {
  const report = await scan();
  signal.throwIfAborted();
  await deposit.bytes({ name: FINDINGS_NAME, kind: 'facts' }, JSON.stringify(report));
  return report;

  async function scan(): Promise<ScanReport> {
    const target = hasArchive
      ? ({ path: join(folder, ARCHIVE_NAME), form: 'archive' } as const)
      : ({ path: join(folder, SBOM_NAME), form: 'sbom' } as const);
    try {
      const findings = await scanner.scan(target, signal);
      return { scanner: scanner.name, status: 'COMPLETED', scanned: new Date().toISOString(), findings };
    } catch (error) {
      return { scanner: scanner.name, status: 'FAILED', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}
