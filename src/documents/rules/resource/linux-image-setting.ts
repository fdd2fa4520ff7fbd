import { declaredImage, systemOfImage } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

const ofWindows = [
  ['profile', 'Profiles of users are'],
  ['windowsUpdate', 'Windows Update is'],
] as const;
const linuxImage = changed(appstreamImage, 'WINDOWS_SERVER_2022', 'AMAZON_LINUX2')
  .replace('C:\\Program Files\\Editor\\editor.exe', '/usr/bin/gedit')
  .replace('C:\\Icons\\', '/usr/share/icons/');

export const linuxImageSetting: Rule = {
  id: 'linux-image-setting',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'This is there on Windows alone.',
  explanation: 'Image Assistant has no operations for user profiles on Linux, and neither Windows Update nor Windows Defender is there.',
  good: linuxImage,
  bad: `${linuxImage}profile: Template User\n`,
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    if (image === undefined || systemOfImage(image) !== 'linux') return;
    for (const [member, what] of ofWindows) {
      const entry = entryNamed(image, member);
      if (entry !== undefined) report(entry.key.range, `${what} there on Windows alone; leave “${member}” out.`);
    }
    const product = scalarNamed(mapOf(valueNamed(image, 'antivirus')), 'product');
    if (product?.value === 'windows-defender') report(product.range, 'Windows Defender is there on Windows alone.');
  },
};
