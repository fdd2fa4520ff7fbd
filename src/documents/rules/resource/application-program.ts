import { declaredImage, systemOfImage } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';
import { scalarsAt } from './member-maps.ts';

export const applicationProgram: Rule = {
  id: 'application-program',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Image Assistant starts no such file on Windows.',
  explanation:
    'On Windows an application is an `.exe` or a `.bat`. For anything else name the program that opens it and give the file as a launch parameter.',
  good: appstreamImage,
  bad: changed(appstreamImage, 'editor.exe', 'editor.lnk'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    if (image === undefined || systemOfImage(image) !== 'windows') return;
    for (const path of scalarsAt(image, 'applications', 'path')) {
      if (path.value === '' || isPlaceholder(path.value) || /\.(?:exe|bat)$/i.test(path.value)) continue;
      report(path.range, `An application is an .exe or a .bat on Windows; ${quoted(path.value)} is neither.`);
    }
  },
};
