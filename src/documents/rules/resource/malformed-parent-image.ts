import { respellings } from '../../fixes.ts';
import { quoted } from '../../spelling.ts';
import { readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { isImageArn, namesAmi, parentOf } from './recipe-parent.ts';

/** Marketplace knows products by `prod-…`, and listings by a UUID. */
const PRODUCT = /^(?:prod-[a-z0-9]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const wanted =
  'the id of an AMI (ami-…), the ARN of an image with its version, ssm: and the name of a parameter, or a Marketplace product id';

export const malformedParentImage: Rule = {
  id: 'malformed-parent-image',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The parent image of a recipe is nothing that an image can be built from.',
  explanation:
    'An image recipe names its base in one of four ways: an AMI id with 8 or 17 digits, the ARN of an Image Builder image with a version (`…/x.x.x` for the newest), a parameter of Systems Manager as `ssm:/name` or `ssm:` with its ARN, or the product id of a Marketplace subscription. Names of images and container references are none of them.',
  good: changed(recipe, 'ami-0123456789abcdef0', 'ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'),
  bad: changed(recipe, 'ami-0123456789abcdef0', '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateImageRecipe.html',
  resource(document, { report }) {
    const parent = parentOf(document, 'image-recipe');
    if (parent === undefined || isImageArn(parent.value) || namesAmi(parent.value) || PRODUCT.test(parent.value)) return;
    report(parent.range, messageFor(parent.value), respellings(parent, mended(parent.value)));
  },
};

function messageFor(text: string): string {
  const arn = readArn(text);
  if (text.startsWith('ami-')) return `The id of an AMI has 8 or 17 hexadecimal digits behind ami-; ${quoted(text)} has others.`;
  if (arn?.type === 'image')
    return 'The ARN of a parent image ends with its name in small letters, digits, - and _, and its version, such as /1.0.0 or /x.x.x.';
  if (arn !== undefined) return `A recipe is built from an image; this is the ARN of another resource (${arn.type}).`;
  return `The parent image must be ${wanted}; ${quoted(text)} is none of them.`;
}

/** People write the parameter alone, or as EC2 and CloudFormation want it. */
function mended(text: string): string | undefined {
  const meant = text.replace(/^(?:\{\{)?(?:resolve:)?(?:ssm:)?/, 'ssm:').replace(/\}\}$/, '');
  return /^ssm:(?:\/|arn:aws[^:]*:ssm:)/.test(meant) && namesAmi(meant) ? meant : undefined;
}
