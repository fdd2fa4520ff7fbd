import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import { ownerKind, readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, container } from './example.ts';
import { mapsAt } from './member-maps.ts';

const overrides = ['platformOverride', 'imageOsVersionOverride'];

export const containerRecipeLimits: Rule = {
  id: 'container-recipe-limits',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Something that image recipes may use and container recipes may not.',
  explanation:
    'Containers are built for Linux and Windows, without Marketplace components; and a platform or version is overridden only for a base image that Image Builder does not know, never for one of its own.',
  good: container,
  bad: changed(
    changed(container, 'amazonlinux:2023', 'arn:aws:imagebuilder:eu-west-1:aws:image/amazon-linux-2023-x86-2023/x.x.x'),
    'targetRepository:',
    'platformOverride: Linux\ntargetRepository:',
  ),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateContainerRecipe.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'container-recipe') return;
    const platform = scalarNamed(node, 'platformOverride');
    if (platform?.value === 'macOS') report(platform.range, 'There are no containers for macOS.');
    const isOurs = readArn(scalarNamed(node, 'parentImage')?.value ?? '')?.type === 'image';
    for (const override of isOurs ? overrides.flatMap((name) => entryNamed(node, name) ?? []) : [])
      report(override.key.range, 'The parent is an image of Image Builder, whose system is known and cannot be overridden.');
    for (const use of mapsAt(node, 'components')) {
      const arn = scalarNamed(use, 'componentArn');
      const named = readArn(arn?.value ?? '');
      if (arn !== undefined && named !== undefined && ownerKind(named) === 'marketplace')
        report(arn.range, 'A container recipe takes no Marketplace components.');
    }
  },
};
