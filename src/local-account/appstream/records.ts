// What the service keeps. Bodies are the members of the API's own structures, with times as ISO 8601 texts, and what those do not show.
import type {
  CreateFleetRequest,
  CreateImageBuilderRequest,
  ExportImageTaskState,
  FleetErrorCode,
  FleetState,
  ImageBuilderState,
  ImageBuilderStateChangeReasonCode,
  ImageState,
  ImageStateChangeReasonCode,
  ImageType,
  PlatformType,
  SessionState,
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
  /** What was set in Windows; undefined until somebody changes it. */
  readonly windows?: { readonly update: boolean; readonly defender: 'absent' | 'disabled' | 'stopped' | 'running' } | undefined;
  /** By the names of license-included software. */
  readonly software: Readonly<Record<string, SoftwareDeploymentStatus>>;
  /** When it began to run, to be billed: milliseconds since the epoch. */
  readonly runningSince?: number | undefined;
  /** The agent that it gets when it has started, if that is another than it has. */
  readonly nextAgent?: string | undefined;
  /** Whether it has run: from then on it needs its image no more. */
  readonly launched?: boolean | undefined;
  readonly errors?: readonly Obstacle[] | undefined;
  /** What images made on it inherit of the image that it was made of, which may be gone by then. */
  readonly base?: { readonly families: readonly string[]; readonly released: string | undefined } | undefined;
}

/** Why a machine could not be provided. */
export interface Obstacle {
  readonly code: FleetErrorCode;
  readonly message: string;
  /** ISO 8601. */
  readonly at: string;
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
  /** What it is being made of, while it is: the ARN of an image, or the id of an AMI. */
  readonly source?: string | undefined;
  /** Whether an import is tried on an instance before it is available. */
  readonly validates?: boolean | undefined;
  readonly errors?: readonly Obstacle[] | undefined;
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
  /** The instances that run, those with sessions and those that wait for one; undefined is none. */
  readonly instances?: readonly string[] | undefined;
  readonly errors?: readonly Obstacle[] | undefined;
  readonly settings: FleetSettings;
}

/** A session of a user on an instance of a fleet. Times are milliseconds since the epoch. */
export interface UserSessionRecord {
  readonly state: SessionState;
  readonly stack: string;
  readonly fleet: string;
  readonly user: string;
  readonly instanceId: string;
  /** What its instance is made of: the fleet may have another image by now. */
  readonly imageArn: string | undefined;
  readonly started: number;
  /** When it ends whoever is connected. */
  readonly ends: number;
  /** When it ends because its user went and did not come back; undefined while the user is connected. */
  readonly leaves?: number | undefined;
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
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

export interface DirectoryRecord {
  readonly created: string;
  readonly units: readonly string[];
  /** Who joins machines; the password is not kept. */
  readonly accountName: string | undefined;
  readonly certificates: { readonly Status?: string | undefined; readonly CertificateAuthorityArn?: string | undefined } | undefined;
}

/** By name, as are all but sessions and exports. */
export const builders = shelf<BuilderRecord>('appstream-builder');
export const images = shelf<ImageRecord>('appstream-image');
export const fleets = shelf<FleetRecord>('appstream-fleet');
export const stacks = shelf<StackRecord>('appstream-stack');
export const directories = shelf<DirectoryRecord>('appstream-directory');
/** By the id of the session. */
export const userSessions = shelf<UserSessionRecord>('appstream-user-session');
/** By the id of the task. */
export const exports = shelf<ExportRecord>('appstream-export');
