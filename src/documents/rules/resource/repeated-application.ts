import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';
import { repeated } from './member-maps.ts';

export const repeatedApplication: Rule = {
  id: 'repeated-application',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Two applications of an image have one name.',
  explanation: 'Image Assistant refuses an application whose name is there already; what users read is the display name, which may be any.',
  good: appstreamImage,
  bad: changed(appstreamImage, 'agentPolicy', '  - name: Editor\n    path: C:\\Tools\\other.exe\nagentPolicy'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    const names = declaredMaps(declaredImage(document), 'applications').flatMap((map) => scalarNamed(map, 'name') ?? []);
    for (const twice of repeated(names, ({ value }) => value))
      report(twice.range, `There is an application ${quoted(twice.value)} already; give this one another name.`);
  },
};
