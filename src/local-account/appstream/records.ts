// What the service keeps. Bodies are the members of the API's own structures, with times as ISO 8601 texts, and what those do not show.
import type {
  CreateFleetRequest,
  CreateImageBuilderRequest,
  ExportImageTaskState,
  FleetState,
  ImageBuilderState,
  ImageBuilderStateChangeReasonCode,
  ImageState,
  ImageStateChangeReasonCode,
  ImageType,
  PlatformType,
  SoftwareDeploymentStatus,
} from '../protocol/appstream-shapes.ts';
import { shelf } from '../store/records.ts';

/** An application as Image Assistant knows it. */
export interface ApplicationFacts {
  readonly name: string;
  readonly displayName: string;
  readonly launchPath: string;
  readonly launchParameters?: string | undefined;
  readonly workingDirectory?: string | undefined;
  readonly iconPath?: string | undefined;
  readonly manifestPath?: string | undefined;
}

type BuilderSettings = Pick<
  CreateImageBuilderRequest,
  | 'Description'
  | 'DisplayName'
  | 'VpcConfig'
  | 'IamRoleArn'
  | 'EnableDefaultInternetAccess'
  | 'DomainJoinInfo'
  | 'AccessEndpoints'
  | 'RootVolumeConfig'
  | 'DisableIMDSV1'
>;

export interface BuilderRecord {
  readonly state: ImageBuilderState;
  readonly reason?: { readonly code: ImageBuilderStateChangeReasonCode; readonly message: string } | undefined;
  readonly created: string;
  readonly imageArn: string;
  readonly instanceType: string;
  readonly platform: PlatformType;
  readonly agentVersion: string;
  readonly settings: BuilderSettings;
  readonly applications: readonly ApplicationFacts[];
  readonly optimized: boolean;
  /** Whose settings all users begin with; undefined until somebody has saved one's. */
  readonly profile?: string | undefined;
  /** The names of the applications that somebody has tried as a user would. */
  readonly tested?: readonly string[] | undefined;
  /** By the names of license-included software. */
  readonly software: Readonly<Record<string, SoftwareDeploymentStatus>>;
  /** When it began to run, to be billed: milliseconds since the epoch. */
  readonly runningSince?: number | undefined;
}

export interface ImagePermission {
  readonly allowFleet: boolean;
  readonly allowImageBuilder: boolean;
}

export interface ImageRecord {
  readonly state: ImageState;
  readonly reason?: { readonly code: ImageStateChangeReasonCode; readonly message: string } | undefined;
  readonly created: string;
  readonly baseImageArn: string;
  readonly builderName?: string | undefined;
  readonly displayName: string;
  readonly description: string | undefined;
  readonly platform: PlatformType;
  readonly families: readonly string[];
  readonly agentVersion: string;
  /** Whether instances take the newest agent there is. */
  readonly latestAgent: boolean;
  readonly baseReleased: string | undefined;
  readonly applications: readonly ApplicationFacts[];
  readonly dynamicCatalog: boolean;
  readonly software: readonly string[];
  readonly type: ImageType;
  /** By account number. */
  readonly sharedWith: Readonly<Record<string, ImagePermission>>;
}

type FleetSettings = Omit<CreateFleetRequest, 'Name' | 'ImageName' | 'ImageArn' | 'ComputeCapacity' | 'Tags'>;

export interface FleetRecord {
  readonly state: FleetState;
  readonly created: string;
  /** Elastic fleets have none. */
  readonly imageArn: string | undefined;
  readonly desired: number;
  /** Sessions that stream from it: they outlive what stops new ones. */
  readonly sessions: number;
  readonly settings: FleetSettings;
}

export interface StackRecord {
  readonly created: string;
  /** What a request said of it, as the API shows it. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly fleets: readonly string[];
}

export interface ExportRecord {
  readonly state: ExportImageTaskState;
  readonly created: string;
  readonly imageArn: string;
  readonly amiName: string;
  readonly amiDescription: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly amiId: string | undefined;
}

export interface DirectoryRecord {
  readonly created: string;
  readonly units: readonly string[];
  /** Who joins machines; the password is not kept. */
  readonly accountName: string | undefined;
  readonly certificates: { readonly Status?: string | undefined; readonly CertificateAuthorityArn?: string | undefined } | undefined;
}

/** By name, as are all but the exports. */
export const builders = shelf<BuilderRecord>('appstream-builder');
export const images = shelf<ImageRecord>('appstream-image');
export const fleets = shelf<FleetRecord>('appstream-fleet');
export const stacks = shelf<StackRecord>('appstream-stack');
export const directories = shelf<DirectoryRecord>('appstream-directory');
/** By the id of the task. */
export const exports = shelf<ExportRecord>('appstream-export');
