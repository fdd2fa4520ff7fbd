// What Amazon offers in every Region, seen from one of them. Nothing of it is ever written to the store: it is the same for all accounts.
import { parseArn } from '../imagebuilder/arn.ts';
import { fitsVersion, parseVersionPattern } from '../imagebuilder/version.ts';
import type { ResourceKind, ResourceRow } from '../store/resources.ts';
import { componentResources } from './component-resources.ts';
import { imageResources } from './image-resources.ts';
import { AMAZON } from './row.ts';
import { workflowResources } from './workflow-resources.ts';

const byKind: Partial<Readonly<Record<ResourceKind, (region: string) => readonly ResourceRow<object>[]>>> = {
  component: componentResources,
  image: imageResources,
  workflow: workflowResources,
};

/** All that Amazon offers of a kind, in the order of lists; one version of each name. */
export function catalogueResources<Body>(kind: ResourceKind, region: string): readonly ResourceRow<Body>[] {
  return (byKind[kind]?.(region) ?? []) as readonly ResourceRow<Body>[];
}

/** Whether the ARN is one of Amazon's resources, there or not. */
export function isAmazons(arn: string): boolean {
  return parseArn(arn)?.owner === AMAZON;
}

/**
 * What an ARN of Amazon's with a build, a version or wildcards stands for in its Region; undefined where there is none, and for what is
 * not Amazon's. Throws InvalidVersionNumberException for wildcards in the wrong places.
 */
export function catalogueResource<Body>(arn: string): ResourceRow<Body> | undefined {
  const wanted = parseArn(arn);
  if (wanted?.owner !== AMAZON) return undefined;
  const pattern = parseVersionPattern(wanted.version ?? 'x.x.x');
  return catalogueResources<Body>(wanted.kind as ResourceKind, wanted.region).find(
    ({ slug, version, build }) =>
      slug === wanted.slug && (wanted.build === undefined || wanted.build === build) && fitsVersion(version, pattern),
  );
}
