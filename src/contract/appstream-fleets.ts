import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import type { AppStreamImage } from './appstream-image.ts';
import type { LiveListEvent } from './appstream-live-list.ts';
import { call, stream } from './kernel.ts';

/** A fleet as its account tells of it. States are AWS's words: one that nobody knows yet is shown as it is, and forbids everything. */
export interface FleetRow {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
  /** ALWAYS_ON, ON_DEMAND, ELASTIC. */
  readonly type: string;
  readonly instanceType: string;
  /** How many sessions share an instance. */
  readonly sessionsPerInstance: number;
  /** Empty: an elastic fleet has none. */
  readonly imageArn: string;
  readonly imageName: string;
  /** Why no new instances can be made of its image, as a sentence; undefined: they can. */
  readonly imageFault: string | undefined;
  /** How many instances should be there. */
  readonly desired: number;
  readonly running: number;
  readonly inUse: number;
  readonly available: number;
  /** ISO 8601; empty where the account does not say. */
  readonly created: string;
  /** What AWS could not do for it, in its own words. */
  readonly errors: readonly string[];
}

export interface StackRow {
  readonly name: string;
  readonly displayName: string;
  readonly created: string;
  readonly fleets: readonly string[];
  readonly errors: readonly string[];
}

/** Somebody who streams from a fleet. */
export interface FleetSession {
  readonly id: string;
  readonly user: string;
  readonly stack: string;
  /** ACTIVE, PENDING, EXPIRED. */
  readonly state: string;
  /** Whether the user is there, and may come back. */
  readonly connected: boolean;
  /** ISO 8601; empty where the account does not say. */
  readonly started: string;
}

/** What deleting a fleet takes with it. */
export interface FleetDeletion {
  /** It is taken from these first. */
  readonly stacks: readonly string[];
}

const name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/, 'letters, digits and _ . -, a letter or a digit first, 101 at most');
const imageArn = z
  .string()
  .max(512)
  .regex(/^arn:aws[^:]*:appstream:[a-z0-9-]+:\d{12}:image\/[^/]+$/, 'the ARN of an image that is not AWS’s own');
const instances = z.number().int().min(0).max(10_000);

export const fleetTypes = ['ON_DEMAND', 'ALWAYS_ON'] as const;
export type FleetType = (typeof fleetTypes)[number];

/** What a new fleet is made of. */
export const fleetSettings = z.object({
  name,
  imageArn,
  instanceType: z.string().regex(/^[a-z0-9.-]{1,64}$/, 'as stream.standard.medium'),
  type: z.enum(fleetTypes),
  desired: instances,
  subnets: z.array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'subnets are written as subnet-0123456789abcdef0')).max(6),
  securityGroups: z.array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, 'security groups are written as sg-0123456789abcdef0')).max(5),
  internet: z.boolean(),
  /** The stack whose users stream from it. */
  stack: name.optional(),
});
export type FleetSettings = z.infer<typeof fleetSettings>;

const named = accountTarget.extend({ name });
export type FleetTarget = z.infer<typeof named>;
const association = accountTarget.extend({ stack: name, fleet: name });

export const fleets = {
  /** The fleets of a Region: all of them, then every change. */
  watch: stream(accountTarget).of<LiveListEvent<FleetRow>>(),
  /** Looks again at once. */
  refresh: call(accountTarget).returns<void>(),
  /** Images that fleets of this account can be made of, the newest first. */
  images: call(accountTarget).returns<readonly AppStreamImage[]>(),
  create: call(accountTarget.extend({ settings: fleetSettings })).returns<FleetRow>(),
  start: call(named).returns<FleetRow>(),
  stop: call(named).returns<FleetRow>(),
  setCapacity: call(named.extend({ desired: instances })).returns<FleetRow>(),
  /** Another image, and with it another capacity if one is given. */
  changeImage: call(named.extend({ imageArn, desired: instances.optional() })).returns<FleetRow>(),
  planDeletion: call(named).returns<FleetDeletion>(),
  /** Takes the fleet from its stacks, then deletes it. */
  remove: call(named).returns<void>(),
  /** Who streams from it, of all stacks that it is in. */
  sessions: call(named).returns<readonly FleetSession[]>(),
  endSession: call(named.extend({ session: z.string().min(1).max(128) })).returns<void>(),
  /** The stacks of a Region, with their fleets. */
  stacks: call(accountTarget).returns<readonly StackRow[]>(),
  createStack: call(named.extend({ displayName: z.string().max(100).optional() })).returns<void>(),
  removeStack: call(named).returns<void>(),
  associate: call(association).returns<void>(),
  disassociate: call(association).returns<void>(),
} as const;
