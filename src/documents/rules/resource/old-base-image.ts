import { readBaseImageName } from '../../appstream/base-image.ts';
import { builderRequests, declaredImage, platformOfImage } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

/** ISO 8601 dates of base images. */
const oldest = { managedUpdates: '2017-07-24', z1d: '2018-06-12', assistant: '2019-07-26' } as const;
const ofDefender = (image: string) =>
  `${changed(appstreamImage, 'platform: WINDOWS_SERVER_2022', `image: ${image}`)}antivirus: {product: windows-defender}\n`;

export const oldBaseImage: Rule = {
  id: 'old-base-image',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'The base image is too old for what is asked of it.',
  explanation:
    'Image Assistant’s command line came with the agent of 2019-07-26; AppStream updates only images whose base is of 2017-07-24 or later; instances of the type z1d start only on bases since 2018-06-12. Windows Server 2012 R2 has had no updates since October 2023. Take a newer base: `platform` always means the newest.',
  good: ofDefender('AppStream-WinServer2016-05-06-2026'),
  bad: ofDefender('AppStream-WinServer2016-06-12-2018'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/base-image-version-history.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    const base = mapOf(valueNamed(image, 'base'));
    for (const request of builderRequests(document)) {
      const named = scalarNamed(request, 'ImageName') ?? scalarNamed(request, 'ImageArn') ?? scalarNamed(base, 'image');
      const type = scalarNamed(request, 'InstanceType')?.value ?? '';
      const released = readBaseImageName(named?.value ?? '')?.released ?? '9999';
      if (named !== undefined && type.startsWith('stream.memory.z1d.') && released < oldest.z1d)
        report(named.range, `Instances of the type z1d start on base images since ${oldest.z1d}; this one is of ${released}.`);
    }
    const scalar = scalarNamed(base, 'image') ?? scalarNamed(base, 'platform');
    if (image !== undefined && scalar !== undefined) checkBase(scalar, platformOfImage(image), report);
  },
};

function checkBase(scalar: ScalarNode, platform: string | undefined, report: RuleContext['report']): void {
  const released = readBaseImageName(scalar.value)?.released ?? '9999';
  if (released < oldest.managedUpdates)
    report(scalar.range, `This base image is of ${released}: AppStream updates no image made from it, and its agent has no command line.`);
  else if (released < oldest.assistant)
    report(scalar.range, `This base image is of ${released}; Image Assistant’s command line came with the agent of ${oldest.assistant}.`);
  else if (platform === 'WINDOWS')
    report(scalar.range, 'Windows Server 2012 R2 has had no updates since October 2023; take a newer platform.');
}
