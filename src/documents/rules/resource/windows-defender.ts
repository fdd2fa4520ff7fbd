import { readBaseImageName } from '../../appstream/base-image.ts';
import { declaredImage, platformOfImage } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

const hasDefender: ReadonlySet<string> = new Set(['WINDOWS_SERVER_2016', 'WINDOWS_SERVER_2019']);

export const windowsDefender: Rule = {
  id: 'windows-defender',
  severity: 'info',
  category: 'safety',
  since: '0.1.0',
  summary: 'Whether Windows Defender is on depends on the base image.',
  explanation:
    'Base images of Windows Server 2012 R2 hold no antivirus software. On those of 2016 and 2019 Windows Defender is off since 10 September 2019, and on in those of 24 June 2019. Say what the image is to have: with `product: windows-defender` the script of Kiln turns it on.',
  good: `${changed(appstreamImage, 'WINDOWS_SERVER_2022', 'WINDOWS_SERVER_2019')}antivirus: {product: windows-defender}\n`,
  bad: changed(appstreamImage, 'WINDOWS_SERVER_2022', 'WINDOWS_SERVER_2019'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    const base = mapOf(valueNamed(image, 'base'));
    const place = scalarNamed(base, 'image') ?? scalarNamed(base, 'platform');
    if (image === undefined || place === undefined) return;
    const product = scalarNamed(mapOf(valueNamed(image, 'antivirus')), 'product');
    const platform = platformOfImage(image);
    if (platform === 'WINDOWS' && product?.value === 'windows-defender')
      report(product.range, 'Base images of Windows Server 2012 R2 hold no antivirus software; install some, and say “other”.');
    if (product === undefined && hasDefender.has(platform ?? '')) report(place.range, standing(readBaseImageName(place.value)?.released));
  },
};

/** What AWS says of base images by their dates; of the few between these it says nothing. */
function standing(released: string | undefined): string {
  if (released === '2019-06-24') return 'Windows Defender is on in this base image; say in “antivirus” whether it is to stay.';
  return 'Windows Defender is there and off in base images since 2019-09-10; say in “antivirus” what the image is to have.';
}
