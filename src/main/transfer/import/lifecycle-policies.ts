import type { Aws } from '../../aws/clients.ts';
import { everyPage } from '../../aws/every-page.ts';
import { type ImportedResource, readImported } from './read-resource.ts';

interface Selection {
  readonly recipes?: readonly { readonly name: string; readonly semanticVersion: string }[];
}

const resourceTypes: Readonly<Record<string, string>> = { 'image-recipe': 'AMI_IMAGE', 'container-recipe': 'CONTAINER_IMAGE' };

/** The lifecycle policies that name a recipe among the resources. Which images a policy selects by tags, only AWS knows. */
export async function policiesOf(aws: Aws, resources: readonly ImportedResource[]): Promise<readonly ImportedResource[]> {
  const recipes = resources.filter(({ kind }) => resourceTypes[kind.file] !== undefined);
  if (recipes.length === 0) return [];
  const api = await aws.imagebuilder();
  const summaries = await everyPage((nextToken) => api.listLifecyclePolicies({ nextToken }), 'lifecyclePolicySummaryList');
  const types = new Set(recipes.map(({ kind }) => resourceTypes[kind.file]));
  const found: ImportedResource[] = [];
  for (const { arn, resourceType } of summaries) {
    if (arn === undefined || !types.has(resourceType)) continue;
    const policy = await readImported(aws, arn);
    if (recipes.some((recipe) => selects(policy, recipe))) found.push(policy);
  }
  return found;
}

function selects({ body }: ImportedResource, recipe: ImportedResource): boolean {
  const { recipes = [] } = body.resourceSelection as Selection;
  const isOfType = body.resourceType === resourceTypes[recipe.kind.file];
  return isOfType && recipes.some(({ name, semanticVersion }) => name === recipe.name && covers(semanticVersion, recipe.version ?? ''));
}

/** `1.x.x` covers every version that begins with 1. */
function covers(pattern: string, version: string): boolean {
  const parts = version.split('.');
  return pattern.split('.').every((part, index) => part === 'x' || part === parts[index]);
}
