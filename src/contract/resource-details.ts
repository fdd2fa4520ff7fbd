import { z } from 'zod';
import { call } from './kernel.ts';
import type { ResourceKind } from './resource-kinds.ts';

/** What AWS answered, as it crosses to the window: dates are texts. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [Name in string]?: Json };

/** Whose a resource is, as its ARN tells. */
export type Ownership = 'own' | 'shared' | 'amazon' | 'third-party' | 'marketplace';

/** The text that a resource carries: a component's or workflow's document, or a Dockerfile template. */
export interface CarriedDocument {
  readonly title: string;
  readonly language: 'yaml' | 'json' | 'dockerfile';
  readonly text: string;
}

/** A resource with everything that the API tells of it. */
export interface ResourceDetail {
  /** In full: what was asked for may have left versions open. */
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly version: string | undefined;
  readonly ownership: Ownership;
  /** Why it cannot be changed from here, as a sentence; undefined: it can. */
  readonly whyFixed: string | undefined;
  readonly body: JsonObject;
  /** The same body as it would stand in a file. */
  readonly yaml: string;
  readonly document: CarriedDocument | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Its page in the AWS console; undefined where the endpoint is not AWS's own. */
  readonly consoleUrl: string | undefined;
  readonly readAt: string;
}

/** A resource as a connection reaches it. The Region is the ARN's. */
export const resourceTarget = z.object({
  connection: z.string().max(64),
  arn: z.string().max(1024),
});
export type ResourceTarget = z.infer<typeof resourceTarget>;

export const resourceDetails = {
  /** One resource, by an ARN that may leave its version or build open. */
  get: call(resourceTarget).returns<ResourceDetail>(),
} as const;
