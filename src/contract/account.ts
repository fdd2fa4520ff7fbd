import { z } from 'zod';
import { call } from './kernel.ts';

export interface AccountComponent {
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly platform: string;
  readonly type: string;
  readonly description: string;
  readonly dateCreated: string;
}

export interface AccountRecipe {
  readonly arn: string;
  readonly name: string;
  readonly platform: string;
  readonly parentImage: string;
  readonly dateCreated: string;
}

export interface AccountPipeline {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly recipeArn: string;
  readonly dateCreated: string;
}

export interface AccountImage {
  /** The build version's ARN. */
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly state: string;
  readonly reason: string;
  readonly dateCreated: string;
  readonly outputs: readonly string[];
}

export interface AccountOverview {
  readonly components: readonly AccountComponent[];
  readonly recipes: readonly AccountRecipe[];
  readonly pipelines: readonly AccountPipeline[];
  readonly images: readonly AccountImage[];
}

export const account = {
  overview: call(z.object({})).returns<AccountOverview>(),
  /** The text behind a resource: a component's document, or the resource itself as YAML; opened read-only. */
  document: call(z.object({ arn: z.string().max(1024) })).returns<{ title: string; language: 'yaml' | 'json'; text: string }>(),
} as const;
