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

/** What a local build left on this machine. */
export interface ImageContents {
  readonly arn: string;
  readonly artifacts: readonly { readonly type: string; readonly path: string; readonly size: number }[];
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  readonly changes: readonly {
    readonly kind: 'added' | 'changed' | 'deleted';
    readonly path: string;
    readonly type: string;
    readonly size: number;
  }[];
  /** Against the parent image; `from` is absent for a package that was added, `to` for one that was removed. */
  readonly packageChanges: readonly {
    readonly kind: 'added' | 'removed' | 'upgraded';
    readonly name: string;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  }[];
}

export const account = {
  overview: call(z.object({})).returns<AccountOverview>(),
  /** The text behind a resource: a component's document, or the resource itself as YAML; opened read-only. */
  document: call(z.object({ arn: z.string().max(1024) })).returns<{ title: string; language: 'yaml' | 'json'; text: string }>(),
  imageContents: call(z.object({ arn: z.string().max(1024) })).returns<ImageContents>(),
} as const;
