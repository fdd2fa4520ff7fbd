// What Kiln tells of an image of whatever account.

/** One build of an image, as lists show it. */
export interface ImageRow {
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly state: string;
  readonly reason: string;
  readonly dateCreated: string;
}

/** Something that the image was made of or with, and that has a page of its own. */
export interface ImageLink {
  readonly label: string;
  readonly arn: string;
}

export interface ImageOutput {
  /** `file` is one of this computer, which the API's answer names. */
  readonly kind: 'ami' | 'container' | 'file';
  /** What is copied: the AMI's id, the URI, the path. */
  readonly id: string;
  readonly type: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
  readonly state: string;
}

/** Where the disks of an image are exported to, as its distribution configuration says. */
export interface ImageExport {
  readonly region: string;
  readonly format: string;
  readonly place: string;
}

export interface ImageRecord extends ImageRow {
  readonly type: string;
  readonly platform: string;
  readonly osVersion: string;
  readonly buildType: string;
  readonly imageSource: string;
  readonly executionRole: string;
  /** ISO 8601; empty for an image that is not deprecated. */
  readonly deprecationTime: string;
  readonly logGroup: string;
  readonly testsEnabled: boolean;
  readonly links: readonly ImageLink[];
  readonly outputs: readonly ImageOutput[];
  readonly exports: readonly ImageExport[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface ImagePackage {
  readonly name: string;
  readonly version: string;
}

/** What is known, or why it is not. */
export type Known<Value> = { readonly known: true; readonly value: Value } | { readonly known: false; readonly why: string };

export interface ImageFinding {
  /** CVE-2026-1234 */
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly package: string;
  readonly version: string;
  readonly fixedIn: string;
  readonly url: string;
}

export interface ImageFindings {
  /** By severity, the worst first; `all` counts what has a severity of its own too. */
  readonly counts: readonly { readonly severity: string; readonly count: number }[];
  readonly findings: readonly ImageFinding[];
}

export interface WorkflowStep {
  readonly id: string;
  readonly name: string;
  readonly action: string;
  readonly status: string;
  readonly message: string;
  readonly startTime: string;
  readonly endTime: string;
}

export interface WorkflowExecution {
  readonly id: string;
  readonly arn: string;
  readonly type: string;
  readonly status: string;
  readonly message: string;
  readonly retried: boolean;
  readonly startTime: string;
  readonly endTime: string;
  readonly steps: readonly WorkflowStep[];
}

export interface ImageFile {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
  readonly type: string;
  readonly size: number;
}

/** What a build left on this computer: its files, and what its manifest lists. */
export interface ImageContents {
  readonly arn: string;
  readonly artifacts: readonly { readonly type: string; readonly path: string; readonly size: number }[];
  readonly packages: readonly ImagePackage[];
  /** Against the parent image, which `base` names. */
  readonly changes: readonly ImageFile[];
  readonly base: string;
  /** Against the parent image; `from` is absent for a package that was added, `to` for one that was removed. */
  readonly packageChanges: readonly {
    readonly kind: 'added' | 'removed' | 'upgraded';
    readonly name: string;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  }[];
}
