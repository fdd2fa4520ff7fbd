import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, container } from './example.ts';
import { isImageArn, namesAmi, parentOf } from './recipe-parent.ts';

export const containerParentImage: Rule = {
  id: 'container-parent-image',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A container recipe takes a container for an AMI, or the other way around.',
  explanation:
    '`parentImage` of a container recipe is a container image: the ARN of one that Image Builder knows, or a reference such as `amazonlinux:2023` to a registry. The machine that builds it starts from an AMI, which `instanceConfiguration.image` may name by its id or by an `ssm:` parameter.',
  good: `${container}instanceConfiguration:\n  image: ami-0123456789abcdef0\n`,
  bad: changed(container, 'amazonlinux:2023', 'ami-0123456789abcdef0'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateContainerRecipe.html',
  resource(document, { report }) {
    const parent = parentOf(document, 'container-recipe');
    if (parent !== undefined) checkParent(parent, report);
    const image =
      document.kind === 'container-recipe' ? scalarNamed(mapOf(valueNamed(document.node, 'instanceConfiguration')), 'image') : undefined;
    if (image === undefined || image.value === '' || isPlaceholder(image.value)) return;
    if (!namesAmi(image.value) && !isImageArn(image.value))
      report(
        image.range,
        'The machine that builds a container starts from an AMI: its id with 8 or 17 digits (ami-…), or ssm: and a parameter.',
      );
  },
};

function checkParent({ value, range }: ScalarNode, report: RuleContext['report']): void {
  if (/^(?:ami-[0-9a-f]+$|ssm:)/.test(value))
    report(range, 'A container is built from a container image, not from an AMI; “instanceConfiguration.image” takes the AMI to build on.');
  else if (value.startsWith('arn:') && !isImageArn(value))
    report(range, 'The parent of a container is the ARN of an image with its version, or a reference such as amazonlinux:2023.');
  else if (!value.startsWith('arn:') && /\s|:\/\//.test(value))
    report(range, 'A reference to a container image has no blanks and no https://, as docker pull takes it: registry/name:tag.');
}
