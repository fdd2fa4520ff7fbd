// An image of AppStream as it crosses to the window.

/** As DescribeImages narrows its answer. */
export const imageVisibilities = ['PUBLIC', 'PRIVATE', 'SHARED'] as const;
export type ImageVisibility = (typeof imageVisibilities)[number];

/** What an account may do with an image. */
export interface ImagePermission {
  /** Start fleets on it. */
  readonly fleet: boolean;
  /** Launch image builders of it, and so make images of its own. */
  readonly imageBuilder: boolean;
}

export interface AppStreamImage {
  readonly arn: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** Who owns it, by its ARN; empty for AWS's own. */
  readonly owner: string;
  readonly visibility: ImageVisibility;
  /** Of an own image; undefined where the service does not say. */
  readonly sharedWithOthers: boolean | undefined;
  /** What this account may do with it. */
  readonly may: ImagePermission;
  /** Whether image builders can be launched of it at all. */
  readonly buildersSupported: boolean;
  /** As AWS names it: AVAILABLE, COPYING… */
  readonly state: string;
  /** Why it is in that state; empty where nothing is told. */
  readonly reason: string;
  readonly platform: string;
  readonly families: readonly string[];
  /** A date, month first; empty where nothing is told. */
  readonly agent: string;
  readonly agentIsLatest: boolean | undefined;
  /** The ARN of what it was made of. */
  readonly baseImage: string;
  /** When the public base image below it was released, ISO 8601; empty where nothing is told. */
  readonly baseReleased: string;
  readonly created: string;
  /** The builder that it was made on, of an own image. */
  readonly builder: string;
  /** NATIVE, CUSTOM… */
  readonly type: string;
  readonly applications: number;
}

/** Who may use an image besides its owner. */
export interface SharedAccount extends ImagePermission {
  readonly account: string;
}

/** An application that users of the image find. */
export interface ImageApplication {
  readonly name: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly launchPath: string;
  readonly launchParameters: string;
  readonly workingDirectory: string;
  /** Whether the service has an icon of it. */
  readonly hasIcon: boolean;
}

/** A fleet of this account that takes its instances from an image. */
export interface UsingFleet {
  readonly name: string;
  readonly state: string;
  readonly desired: number;
  /** Sessions that stream from it now. */
  readonly inUse: number;
  readonly instanceType: string;
  readonly stacks: readonly string[];
}

/** An image builder of this account that was launched of an image. */
export interface MadeBuilder {
  readonly name: string;
  readonly state: string;
  readonly created: string;
}
