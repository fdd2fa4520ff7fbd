// What of a container recipe and of a distribution configuration a build of a container image takes along.
import type { Account } from '../account.ts';
import type { ContainerJob } from '../engine/container/container-job.ts';
import type { ContainerRecipe, DistributionConfiguration, Image, ImageRecipe } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ResourceRow } from '../store/resources.ts';
import { type NameMoment, resolveAmiName } from './ami-name.ts';
import { containerBuilderUnknown, noContainerBuilder, noContainerParent } from './decisions.ts';
import { ownParents } from './platform.ts';

type Recipe = ResourceRow<ImageRecipe | ContainerRecipe>;

/** Tells the recipes of containers from those of machine images. */
export function isContainerRecipe(recipe: Recipe): recipe is ResourceRow<ContainerRecipe> {
  return recipe.kind === 'container-recipe';
}

/**
 * Throws for a container recipe that nothing on this computer can build. As long as that is not known, the error is one that clients try
 * again by themselves.
 */
export function checkBuilder(account: Account, recipe: Recipe): void {
  if (!isContainerRecipe(recipe)) return;
  const known = account.containerBuilders.known();
  if (!known?.available) void account.containerBuilders.choose();
  if (!known) throw containerBuilderUnknown();
  if (!known.available) throw noContainerBuilder(recipe.arn, `${known.reason}. ${known.remedy}.`);
  const [parent] = ownParents(account, recipe.body.parentImage ?? '');
  if (parent && (parent.body as Image).type !== 'DOCKER') throw noContainerParent(parent.arn);
}

/** Everything that the engine must know beside what it knows of every image; undefined for machine images. */
export function freezeContainer(
  recipe: Recipe,
  distribution: DistributionConfiguration | undefined,
  moment: NameMoment,
): ContainerJob | undefined {
  if (!isContainerRecipe(recipe)) return undefined;
  const { dockerfileTemplateData: template = '', targetRepository } = recipe.body;
  const { distributions = [] } = (distribution ?? {}) as Partial<Valid<DistributionConfiguration>>;
  const wanted = distributions.flatMap(({ region, containerDistributionConfiguration: container }) =>
    container
      ? [
          {
            region,
            repository: container.targetRepository.repositoryName,
            tags: (container.containerTags ?? []).map((tag) => resolveAmiName(tag, moment)),
          },
        ]
      : [],
  );
  return { template, repository: targetRepository?.repositoryName ?? '', distributions: wanted };
}
