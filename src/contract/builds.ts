import { z } from 'zod';
import { call } from './kernel.ts';
import { type PlanItem, type PublishPlan, planChoices } from './publish.ts';

export interface BuildPlan extends PublishPlan {
  /** The file that is built, or the ARN. */
  readonly file: string;
  /** The last item: the image that is built. */
  readonly image: PlanItem;
}

/** A parameter of a component that a build can be given another value for. */
export interface BuildParameter {
  readonly component: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  /** What the recipe says, else the default of the document. */
  readonly value: readonly string[];
}

/** Configurations that a recipe of the account can be built with. */
export interface BuildPlaces {
  readonly infrastructures: readonly { readonly arn: string; readonly name: string }[];
  readonly distributions: readonly { readonly arn: string; readonly name: string }[];
}

const path = z.string().max(4096);
const arn = z.string().startsWith('arn:').max(1024);

const parameters = z
  .array(z.object({ component: z.string().max(256), name: z.string().max(256), value: z.array(z.string().max(4096)).max(100) }))
  .max(500);

/** A file of the workspace. */
const ofFile = { root: path, path };
/** A recipe or pipeline of the account; a recipe does not say where it is built. */
const ofArn = { arn, infrastructureArn: arn.optional(), distributionArn: arn.optional() };
/** With `parameters` the image is built from a version of the recipe that is made for this run alone. */
const options = { parameters: parameters.optional(), ...planChoices };

const target = z.union([z.object(ofFile), z.object(ofArn)]);
const request = z.union([z.object({ ...ofFile, ...options }), z.object({ ...ofArn, ...options })]);

export type BuildTarget = z.infer<typeof target>;
export type BuildRequest = z.input<typeof request>;
export type ParameterValues = z.infer<typeof parameters>;

export const builds = {
  /** What a build would publish and start; changes nothing. */
  plan: call(request).returns<BuildPlan>(),
  /** Publishes and starts it. `planId` is the idempotency of the click: the same one never starts two builds. */
  start: call(z.object({ planId: z.string().max(128), root: path.optional(), path: path.optional() })).returns<{ runId: string }>(),
  /** The parameters of the components that a build would run. */
  parameters: call(target).returns<readonly BuildParameter[]>(),
  /** What a recipe of the account can be built with. */
  places: call(z.object({})).returns<BuildPlaces>(),
} as const;
