import { declaredImage, systemOfImage } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const members = ['path', 'icon', 'workingDirectory', 'manifest', 'prewarm'];
const forms = { windows: /^[a-z]:[\\/]/i, linux: /^\//, any: /^(?:[a-z]:[\\/]|\/)/i } as const;
const examples = {
  windows: 'C:\\Program Files\\Editor\\editor.exe',
  linux: '/usr/bin/gedit',
  any: 'C:\\Program Files\\Editor\\editor.exe or /usr/bin/gedit',
} as const;
const onSystem = (system: 'windows' | 'linux' | undefined) =>
  system === undefined ? '' : ` on ${system === 'windows' ? 'Windows' : 'Linux'}`;

export const applicationPath: Rule = {
  id: 'application-path',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A path on the image builder is not absolute.',
  explanation:
    'Image Assistant takes absolute paths alone: with a drive on Windows (`C:\\Program Files\\Editor\\editor.exe`), from the root on Linux (`/usr/bin/gedit`). Variables such as `%ProgramFiles%` and `~` are not filled in.',
  good: appstreamImage,
  bad: changed(appstreamImage, 'C:\\Program Files\\Editor\\editor.exe', 'Editor\\editor.exe'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    const system = image === undefined ? undefined : systemOfImage(image);
    for (const path of members.flatMap((member) => scalarsAt(image, 'applications', member))) {
      if (path.value === '' || isPlaceholder(path.value) || forms[system ?? 'any'].test(path.value)) continue;
      report(
        path.range,
        `Write the whole path, such as ${examples[system ?? 'any']}; ${quoted(path.value)} is not absolute${onSystem(system)}.`,
      );
    }
  },
};
