import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';
import { repeated } from './member-maps.ts';

export const repeatedImageAccount: Rule = {
  id: 'repeated-image-account',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An image is shared with an account twice.',
  explanation: 'An account has one set of permissions; the later would replace the earlier. Put both into one entry.',
  good: appstreamImage,
  bad: changed(appstreamImage, 'copies', "  - account: '123456789012'\n    fleet: true\ncopies"),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html',
  resource(document, { report }) {
    const accounts = declaredMaps(declaredImage(document), 'permissions').flatMap((map) => scalarNamed(map, 'account') ?? []);
    for (const twice of repeated(accounts, ({ value }) => value))
      report(twice.range, `The image is shared with the account ${quoted(twice.value)} already; keep one entry for it.`);
  },
};
