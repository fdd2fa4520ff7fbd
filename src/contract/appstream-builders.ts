import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import { appStreamName, type BuilderLaunch, builderLaunch, type LaunchFault } from './appstream-builder-launch.ts';
import type { LiveListEvent } from './appstream-live-list.ts';
import { call, stream } from './kernel.ts';

/** Why a builder could not be made or does not work: AWS's code and words, then what is likely behind them and what to do. */
export interface BuilderError {
  readonly code: string;
  readonly message: string;
  readonly cause: string;
  readonly remedy: string;
  /** ISO 8601; empty where AWS does not say. */
  readonly at: string;
}

/**
 * Since when a builder has been running. AWS does not tell: `start`: Kiln saw it begin to run; `seen`: it ran already when Kiln looked first;
 * `gaps`: it ran at `since` and runs now, and Kiln did not look all the time in between.
 */
export interface RunningSince {
  readonly since: string;
  readonly known: 'start' | 'seen' | 'gaps';
}

/** An image builder as a table shows it. */
export interface BuilderRow {
  readonly name: string;
  readonly arn: string;
  readonly displayName: string;
  readonly description: string;
  readonly state: string;
  readonly imageArn: string;
  /** Of the image's ARN. */
  readonly imageName: string;
  readonly instanceType: string;
  readonly platform: string;
  /** ISO 8601. */
  readonly created: string;
  readonly agentVersion: string;
  /** Whether there is a newer agent; undefined where AWS does not say. */
  readonly newerAgent: boolean | undefined;
  readonly roleArn: string;
  readonly subnet: string;
  readonly securityGroups: readonly string[];
  readonly defaultInternet: boolean;
  readonly directory: string;
  readonly organizationalUnit: string;
  /** Ids of VPC endpoints; empty: it is reached through the internet. */
  readonly endpoints: readonly string[];
  readonly volumeGb: number | undefined;
  readonly imdsV1Disabled: boolean;
  readonly networkInterface: string;
  readonly privateIp: string;
  readonly errors: readonly BuilderError[];
  readonly running: RunningSince | undefined;
}

/** License-included software of a builder, as far as it is staged or installed. */
export interface BuilderSoftware {
  readonly name: string;
  readonly status: string;
  readonly errors: readonly string[];
}

export interface BuilderDetail {
  readonly builder: BuilderRow;
  readonly tags: Readonly<Record<string, string>>;
  /** Absent where it could not be read, with why. */
  readonly software: { readonly items: readonly BuilderSoftware[]; readonly obstacle: string | undefined };
}

export interface ImageChoice {
  readonly name: string;
  readonly arn: string;
  readonly displayName: string;
  readonly category: 'base' | 'own' | 'shared';
  readonly platform: string;
  /** Empty: it does not say, and any type may fit. */
  readonly families: readonly string[];
  readonly agentVersion: string;
  /** When the base was released, or the image was made; ISO 8601. */
  readonly date: string;
}

/** Things of the account to choose among; with an obstacle they could not be read, and have to be typed. */
export interface Choices<Item> {
  readonly items: readonly Item[];
  readonly obstacle: string | undefined;
}

export interface NamedChoice {
  readonly id: string;
  readonly label: string;
}

export interface SubnetChoice extends NamedChoice {
  readonly vpc: string;
  /** Instances in it get public addresses, so it is likely to be a public one. */
  readonly isPublic: boolean;
}

export interface GroupChoice extends NamedChoice {
  readonly vpc: string;
}

export interface DirectoryChoice {
  readonly name: string;
  readonly units: readonly string[];
}

/** What a builder of this account and Region can be launched with. */
export interface LaunchChoices {
  readonly images: Choices<ImageChoice> & {
    /** Images that are there and cannot be used, each with why. */
    readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  };
  readonly subnets: Choices<SubnetChoice>;
  readonly securityGroups: Choices<GroupChoice>;
  readonly roles: Choices<NamedChoice>;
  readonly directories: Choices<DirectoryChoice>;
  readonly endpoints: Choices<NamedChoice>;
  /** Agents that images have, the newest first. */
  readonly agents: readonly string[];
}

/** A builder that runs somewhere, for the status bar and for reminders. */
export interface RunningBuilder extends RunningSince {
  readonly connection: string;
  readonly region: string;
  readonly name: string;
  readonly instanceType: string;
  /** It has run for so long that somebody should be asked whether it still has to. */
  readonly due: boolean;
}

export interface RunningBuilders {
  readonly builders: readonly RunningBuilder[];
  /** 0: nobody is reminded. */
  readonly remindAfterHours: number;
}

/** A launch file of the workspace: the request in it, if it is one, and what is wrong with it. */
export interface LaunchFile {
  readonly request: BuilderLaunch | undefined;
  readonly problems: readonly LaunchFileFault[];
  /** What works, and is probably not meant. */
  readonly warnings: readonly LaunchFileFault[];
}

export interface LaunchFileFault extends LaunchFault {
  /** Counted from 1. */
  readonly line: number;
}

/** What a launch would do, found out without doing it. */
export interface LaunchCheck {
  readonly faults: readonly LaunchFault[];
  /** What to know that is no fault, as sentences. */
  readonly notes: readonly string[];
}

const builderTarget = accountTarget.extend({ name: appStreamName });
export type BuilderTarget = z.infer<typeof builderTarget>;

const workspaceFile = z.object({ root: z.string().max(4096), path: z.string().max(4096) });

/** Seconds that a streaming URL may be good for. */
const validity = z.number().int().min(1).max(604_800);

export const imageBuilders = {
  /** The builders of a Region: all of them, then every change. */
  watch: stream(accountTarget).of<LiveListEvent<BuilderRow>>(),
  /** Looks again at once. */
  refresh: call(accountTarget).returns<void>(),
  detail: call(builderTarget).returns<BuilderDetail>(),
  choices: call(accountTarget).returns<LaunchChoices>(),
  /** What the account would say to a launch, as far as that can be found out. */
  check: call(accountTarget.extend({ request: builderLaunch })).returns<LaunchCheck>(),
  launch: call(accountTarget.extend({ request: builderLaunch })).returns<BuilderRow>(),
  /** The text of a launch file for a request. */
  launchText: call(z.object({ request: builderLaunch })).returns<string>(),
  readLaunchFile: call(workspaceFile).returns<LaunchFile>(),
  start: call(builderTarget.extend({ agentVersion: z.string().min(1).max(100).optional() })).returns<BuilderRow>(),
  stop: call(builderTarget).returns<BuilderRow>(),
  remove: call(builderTarget).returns<void>(),
  /** Makes a fresh URL that works once, and opens it in the system's browser. The URL stays in main. */
  connect: call(builderTarget.extend({ validity: validity.optional() })).returns<{ readonly expires: string }>(),
  /** Makes a fresh URL to be handed on. It is a secret: whoever has it is let in. */
  streamingUrl: call(builderTarget.extend({ validity: validity.optional() })).returns<{ readonly url: string; readonly expires: string }>(),
  changeTags: call(builderTarget.extend({ set: z.record(z.string(), z.string()), remove: z.array(z.string().max(128)).max(50) })).returns<
    Readonly<Record<string, string>>
  >(),
  /** Stages software to be installed or uninstalled, and with `deploy` begins with it. */
  changeSoftware: call(
    builderTarget.extend({
      install: z.array(z.string().max(256)).max(50),
      uninstall: z.array(z.string().max(256)).max(50),
      deploy: z.boolean(),
    }),
  ).returns<void>(),
  /** What Kiln knows to be running in all accounts, then every change, and whose time to be reminded of has come. */
  running: stream(z.object({})).of<RunningBuilders>(),
  /** Nobody is reminded of this one for so many hours. */
  remindLater: call(builderTarget.extend({ hours: z.number().positive().max(720) })).returns<void>(),
  /** After how many hours one is reminded of a builder that runs; 0: never. */
  setReminder: call(z.object({ hours: z.number().min(0).max(720) })).returns<void>(),
} as const;
