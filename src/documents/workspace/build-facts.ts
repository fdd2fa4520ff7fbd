import type { ResourceDocument } from '../kinds/resource/model.ts';
import { itemsOf, mapOf } from '../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../syntax/lookup.ts';
import type { MapNode } from '../syntax/tree.ts';
import type { BuildFacts, FileFacts } from './model.ts';

/** What pipelines and configurations tell about the builds that they are for; empty for other resources. */
export function buildFacts({ kind, node }: ResourceDocument): Pick<FileFacts, 'builds'> {
  const builds = factsByKind[kind]?.(node);
  return builds === undefined ? {} : { builds };
}

const factsByKind: { readonly [kind in FileFacts['kind']]?: (node: MapNode) => BuildFacts | undefined } = {
  'infrastructure-configuration': metadataFacts,
  'distribution-configuration': outputFacts,
  'image-pipeline': scheduleFacts,
};

function metadataFacts(node: MapNode): BuildFacts | undefined {
  const options = mapOf(valueNamed(node, 'instanceMetadataOptions'));
  const hops = scalarNamed(options, 'httpPutResponseHopLimit');
  if (hops?.type !== 'integer' || scalarNamed(options, 'httpTokens')?.value !== 'required') return undefined;
  return { tokenHops: Number(hops.value) };
}

function outputFacts(node: MapNode): BuildFacts {
  const distributions = itemsOf(valueNamed(node, 'distributions'));
  const has = (member: string) => distributions.some(({ value }) => entryNamed(mapOf(value), member) !== undefined);
  return { forAmis: has('amiDistributionConfiguration'), forContainers: has('containerDistributionConfiguration') };
}

function scheduleFacts(node: MapNode): BuildFacts | undefined {
  const schedule = mapOf(valueNamed(node, 'schedule'));
  const expression = scalarNamed(schedule, 'scheduleExpression');
  const condition = scalarNamed(schedule, 'pipelineExecutionStartCondition');
  if (expression === undefined || condition?.value === 'EXPRESSION_MATCH_ONLY') return undefined;
  const { value, range } = condition ?? expression;
  return { awaitsUpdates: { value, range } };
}
