import type { ImageFinding, ImageRow, Known } from './image-record.ts';

export interface PackageDifference {
  readonly kind: 'added' | 'removed' | 'upgraded' | 'downgraded';
  readonly name: string;
  /** Absent for one that was added. */
  readonly from?: string | undefined;
  /** Absent for one that was removed. */
  readonly to?: string | undefined;
}

export interface FileDifference {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
  readonly type: string;
  /** Bytes; absent where the file is not there, or stands in the parent image and was not listed. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

export interface FindingsDifference {
  readonly added: readonly ImageFinding[];
  readonly gone: readonly ImageFinding[];
  readonly stayed: number;
}

export interface FilesDifference {
  readonly files: readonly FileDifference[];
  /** What the list cannot tell, in words. */
  readonly limits: string;
}

export interface ImageDifference {
  readonly before: ImageRow;
  readonly after: ImageRow;
  readonly packages: Known<readonly PackageDifference[]>;
  readonly findings: Known<FindingsDifference>;
  readonly files: Known<FilesDifference>;
}
