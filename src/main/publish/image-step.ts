import type { PlanItem } from '../../contract/index.ts';
import type { Link } from '../resources/links.ts';
import type { Fields } from './kinds/kind.ts';
import type { Planning } from './planning.ts';
import { imageKey, type LinkToStep, type Step } from './step.ts';

/** What an image is built from: members of the request that name resources, and its other members. */
export interface ImageWish {
  readonly names: Readonly<Record<string, Link | undefined>>;
  readonly settings: Fields;
  readonly name: string;
  readonly version?: string | undefined;
  readonly reason: string;
}

/** The settings of a pipeline that are an image's too: for a build that is not the pipeline's own. */
export function imageSettings(pipeline: Fields): Fields {
  const { imageTestsConfiguration, enhancedImageMetadataEnabled, imageScanningConfiguration, workflows, executionRole } = pipeline;
  const { imageLogGroupName } = (pipeline.loggingConfiguration ?? {}) as Fields;
  const all = {
    ...{ imageTestsConfiguration, enhancedImageMetadataEnabled, imageScanningConfiguration, workflows, executionRole },
    loggingConfiguration: imageLogGroupName && { logGroupName: imageLogGroupName },
    tags: pipeline.imageTags,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The build at the end of a plan; its request is complete once the steps before it are done. */
export function imageStep(
  { arns, steps }: Planning,
  { names, settings, name, version, reason }: ImageWish,
): { item: PlanItem; step: Step } {
  const links: LinkToStep[] = [];
  const named = Object.entries(names).flatMap(([member, link]) => {
    if (!link) return [];
    if ('arn' in link) return [[member, link.arn]];
    if (steps.some(({ key }) => key === link.path)) links.push({ keys: [member], step: link.path });
    return [[member, arns.get(link.path)]];
  });
  const number = version === undefined ? {} : { version };
  const common = { key: imageKey, action: 'create', kind: 'image', name, ...number } as const;
  const needs = links.map(({ step }) => step);
  const item: PlanItem = { ...common, reason, changes: [], choices: [], origin: 'asked', included: true, needs, edits: [] };
  return { item, step: { ...common, body: { ...settings, ...Object.fromEntries(named) }, links, edits: [] } };
}
