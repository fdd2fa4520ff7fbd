import type { CheckResult } from '../../../contract/index.ts';
import type { Ec2Image } from '../../aws/clients.ts';
import { type Check, failed, looked, ok, unchecked, warning } from '../check.ts';
import { parentImage } from './parent-image.ts';

const choose = 'Name a parent image that is there; an Image Builder ARN with x.x.x or an ssm: parameter follows the newest one.';

function judge({ ImageId, Name, State, DeprecationTime }: Ec2Image, via: string): CheckResult {
  const name = `${ImageId}${Name ? ` (${Name})` : ''}`;
  if (State !== undefined && State !== 'available') return failed(`The parent image ${name} is ${State}.`, { text: choose });
  if (DeprecationTime !== undefined && Date.parse(DeprecationTime) <= Date.now())
    return warning(`The parent image ${name} is deprecated since ${DeprecationTime.slice(0, 10)}: its owner no longer mends it.`, {
      text: choose,
    });
  return ok(via === ImageId ? `${name}.` : `${via} is ${name} now.`);
}

export const baseImageCheck: Check = {
  id: 'base-image',
  title: 'The parent image is there and may be used',
  applies: () => true,
  run: ({ aws, subject }) =>
    looked(async () => {
      const { parentImage: parent, kind } = subject.recipe;
      const found = await parentImage(aws, parent);
      if (!found) {
        const what = kind === 'container' ? 'a container image of a registry' : 'a product of the Marketplace or of another kind';
        return unchecked(`${parent} is ${what}, which Kiln does not look up.`);
      }
      if (found.kind === 'ami') return judge(found.image, found.via);
      if (found.kind === 'missing')
        return failed(`Of the parent image, ${found.what} is not in ${aws.connection.region}, or not shared with this account.`, {
          text: choose,
        });
      if (kind === 'container' && found.state === 'AVAILABLE') return ok(`${found.what}.`);
      if (found.state === 'AVAILABLE') return failed(`${found.what} has no AMI in ${aws.connection.region}.`, { text: choose });
      return failed(`The parent, ${found.what}, is ${found.state ?? 'in no known state'}.`, { text: choose });
    }),
};
