// Freezes what a build needs into its job, so that later changes of recipe, components or configurations do not reach it.
import { join } from 'node:path';
import type { Account } from '../account.ts';
import { type FrozenImage, freezeDistributions } from '../distribution/freeze.ts';
import type { BuildComponent, BuildInfrastructure, BuildJob, BuildWorkflow } from '../engine/build-job.ts';
import type {
  ContainerRecipe,
  DistributionConfiguration,
  ImageRecipe,
  InfrastructureConfiguration,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ResourceRow } from '../store/resources.ts';
import { freezeContainer } from './container-job.ts';
import { foreignPlatform } from './decisions.ts';
import { resolveParentImage } from './parent-image.ts';
import { type RecipeComponent, resolveComponents } from './recipe-components.ts';
import { formatVersion } from './version.ts';

export interface NewBuild {
  readonly arn: string;
  readonly build: number;
  readonly recipe: ResourceRow<ImageRecipe | ContainerRecipe>;
  readonly infrastructure: InfrastructureConfiguration;
  readonly distribution: DistributionConfiguration | undefined;
  readonly testsEnabled: boolean;
  readonly workflows: readonly BuildWorkflow[];
  readonly collectImageMetadata: boolean;
  readonly scanning: boolean;
  readonly executionRole: string | undefined;
  readonly pipeline: string | undefined;
  readonly date: Date;
}

/** Throws when a component or the parent image of the recipe has gone since the recipe was made. */
export function freezeJob(account: Account, build: NewBuild): BuildJob {
  const { slug, version, body } = build.recipe;
  const recipe = body as Valid<ImageRecipe>;
  if (recipe.platform !== 'Linux') throw foreignPlatform(build.recipe.arn, recipe.platform ?? '');
  const { artifacts, amiId, system, architecture } = resolveParentImage(account, recipe.parentImage ?? '');
  return {
    imageArn: build.arn,
    imageName: recipe.name ?? slug,
    version: formatVersion(version),
    buildNumber: build.build,
    pipelineArn: build.pipeline,
    accountId: account.accountId,
    region: account.region,
    platform: recipe.platform ?? 'Linux',
    parentImage: recipe.parentImage ?? '',
    parentArtifacts: artifacts,
    parent: { ...(amiId && { amiId }), ...(system && { system }), ...(architecture && { architecture }) },
    components: resolveComponents(account, recipe.components ?? []).map(toBuildComponent),
    workingDirectory: recipe.workingDirectory,
    testsEnabled: build.testsEnabled,
    scanning: build.scanning,
    terminateInstanceOnFailure: build.infrastructure.terminateInstanceOnFailure ?? true,
    executionRole: build.executionRole,
    distributions: freezeDistributions(toDistribute(account, build), build.distribution?.distributions),
    workflows: build.workflows,
    infrastructure: infrastructureOf(build),
    container: freezeContainer(build.recipe, build.distribution, build),
    // Images of other accounts and Regions may have the same name.
    outputDirectory: join(account.imagesDirectory, account.accountId, account.region, slug, formatVersion(version), String(build.build)),
  };
}

function infrastructureOf({ infrastructure, collectImageMetadata }: NewBuild): BuildInfrastructure {
  const { instanceProfileName, subnetId, securityGroupIds: securityGroups } = infrastructure;
  return { instanceProfileName, subnetId, securityGroups, collectImageMetadata };
}

function toBuildComponent({ row, parameters }: RecipeComponent): BuildComponent {
  const { name = row.slug, data = '', platform = 'Linux' } = row.body;
  return {
    arn: row.arn,
    name,
    version: formatVersion(row.version),
    data,
    platform,
    parameters: Object.fromEntries(parameters.map(({ name: parameter, value }) => [parameter, value[0] ?? ''])),
  };
}

function toDistribute({ region }: Account, { recipe, date, build }: NewBuild): FrozenImage {
  return { region, date, build, imageName: recipe.body.name ?? recipe.slug, description: recipe.body.description };
}
