import { declaredImage } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';
import { scalarsAt } from './member-maps.ts';

export const applicationIcon: Rule = {
  id: 'application-icon',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Image Assistant takes no icon of this kind.',
  explanation: 'An icon is a jpg, png or bmp of at most 256 by 256 pixels. Leave it out to take the icon of the program itself.',
  good: appstreamImage,
  bad: changed(appstreamImage, 'editor.png', 'editor.ico'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    for (const icon of scalarsAt(declaredImage(document), 'applications', 'icon')) {
      if (icon.value === '' || isPlaceholder(icon.value) || /\.(?:jpe?g|png|bmp)$/i.test(icon.value)) continue;
      report(icon.range, `An icon is a file of the type jpg, png or bmp; ${quoted(icon.value)} is not.`);
    }
  },
};
