import type { Aws, Ec2Image } from '../../aws/clients.ts';
import { unlessMissing } from '../check.ts';

/** The AMI behind the parent of a recipe, as far as this account sees one. */
export type ParentImage =
  | { readonly kind: 'ami'; readonly image: Ec2Image; readonly via: string }
  | { readonly kind: 'missing'; readonly what: string }
  /** There is one, and it is not an AMI of this Region. */
  | { readonly kind: 'other'; readonly what: string; readonly state: string | undefined };

async function amiOf(aws: Aws, id: string, via: string): Promise<ParentImage> {
  const ec2 = await aws.ec2();
  const codes = ['InvalidAMIID.NotFound', 'InvalidAMIID.Malformed', 'InvalidAMIID.Unavailable'] as const;
  const found = await unlessMissing(() => ec2.describeImages({ ImageIds: [id], IncludeDeprecated: true }), ...codes);
  const [image] = found?.Images ?? [];
  return image
    ? { kind: 'ami', image, via }
    : { kind: 'missing', what: via === id ? `the AMI ${id}` : `the AMI ${id}, which ${via} names,` };
}

async function imageOf(aws: Aws, imageBuildVersionArn: string): Promise<ParentImage> {
  const api = await aws.imagebuilder();
  const codes = ['ResourceNotFoundException', 'InvalidParameterValueException'] as const;
  const found = await unlessMissing(() => api.getImage({ imageBuildVersionArn }), ...codes);
  if (!found?.image) return { kind: 'missing', what: `the image ${imageBuildVersionArn}` };
  const { name = '', version = '', state, outputResources } = found.image;
  const ami = outputResources?.amis?.find(({ region }) => region === aws.connection.region)?.image;
  const via = `${name} ${version}`;
  return ami && state?.status === 'AVAILABLE' ? amiOf(aws, ami, via) : { kind: 'other', what: `the image ${via}`, state: state?.status };
}

/** Looks the parent of a recipe up: an AMI, a parameter with one, or an image of Image Builder. undefined: another kind of name. */
export async function parentImage(aws: Aws, parent: string): Promise<ParentImage | undefined> {
  if (parent.startsWith('ami-')) return amiOf(aws, parent, parent);
  if (parent.startsWith('arn:') && parent.includes(':image/')) return imageOf(aws, parent);
  if (!parent.startsWith('ssm:')) return undefined;
  const Name = parent.slice('ssm:'.length);
  const ssm = await aws.ssm();
  const found = await unlessMissing(() => ssm.getParameter({ Name }), 'ParameterNotFound', 'ParameterNotFoundException');
  const id = found?.Parameter?.Value;
  return id === undefined ? { kind: 'missing', what: `the parameter ${Name}` } : amiOf(aws, id, Name);
}
