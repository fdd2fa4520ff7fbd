import { builderRequests, declaredImage } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { imageBuilder } from './example.ts';

interface ArnMember {
  readonly name: string;
  readonly form: RegExp;
  readonly words: string;
}

const ofImage = {
  form: /^arn:aws[^:]*:appstream:[^:]+:\d*:image\/[^/]+$/,
  words: 'the ARN of an image: arn:aws:appstream:REGION:ACCOUNT:image/NAME',
};
const members: readonly ArnMember[] = [
  { name: 'ImageArn', ...ofImage },
  { name: 'image', ...ofImage },
  { name: 'IamRoleArn', form: /^arn:aws[^:]*:iam::\d{12}:role\/.+$/, words: 'the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME' },
];
const withRole = (arn: string) => `${imageBuilder}IamRoleArn: ${arn}\n`;

export const appstreamArn: Rule = {
  id: 'appstream-arn',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The ARN is that of something else.',
  explanation:
    '`ImageArn` names an image of AppStream, whose account is empty for the base images of Amazon; `IamRoleArn` names a role, not its instance profile. The service takes any ARN for well formed and finds nothing under others.',
  good: withRole('arn:aws:iam::123456789012:role/office'),
  bad: withRole('arn:aws:iam::123456789012:instance-profile/office'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilder.html',
  resource(document, { report }) {
    const [request] = builderRequests(document);
    const base = mapOf(valueNamed(declaredImage(document), 'base'));
    for (const { name, form, words } of members) {
      const arn = name === 'image' ? scalarNamed(base, name) : scalarNamed(request, name);
      // What is no ARN at all breaks the pattern of the service, which another rule tells.
      if (arn === undefined || !arn.value.startsWith('arn:') || form.test(arn.value) || isPlaceholder(arn.value)) continue;
      report(arn.range, `“${name}” must be ${words}; ${quoted(arn.value)} is that of something else.`);
    }
    const imageName = scalarNamed(request, 'ImageName');
    if (imageName?.value.startsWith('arn:') === true) report(imageName.range, 'This is an ARN; “ImageArn” takes it.');
  },
};
