import { isEc2Id } from '../../kinds/resource/ec2-id.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { readArn } from '../../versions/arn.ts';

/** The parent image of a recipe, where its form can be judged. */
export function parentOf({ kind, node }: ResourceDocument, wanted: ResourceDocument['kind']): ScalarNode | undefined {
  const parent = kind === wanted ? scalarNamed(node, 'parentImage') : undefined;
  return parent === undefined || parent.value === '' || isPlaceholder(parent.value) ? undefined : parent;
}

/** The name of an image as ARNs have it, its version, and a build perhaps. */
const IMAGE = /^[a-z0-9-_]+\/[\dx]+\.[\dx]+\.[\dx]+(?:\/\d+)?$/;

/** Whether a text is the ARN of an image with its version. */
export function isImageArn(text: string): boolean {
  const arn = readArn(text);
  return arn?.type === 'image' && IMAGE.test([arn.name, arn.version, arn.build].filter((part) => part !== undefined).join('/'));
}

/** Whether a text names an AMI by its id, or by a parameter of Systems Manager. */
export function namesAmi(text: string): boolean {
  return text.startsWith('ami-') ? isEc2Id(text, 'ami-') : isParameter(text);
}

function isParameter(text: string): boolean {
  if (text.startsWith('ssm:arn:')) return /^ssm:arn:aws[^:]*:ssm:[^:]+:\d*:parameter\/.+$/.test(text);
  return /^ssm:[\w./-]+(?::[\w.-]+)?$/.test(text);
}
