import { declaredImage, systemOfImage } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const installing = (script: string) => `${appstreamImage}install:\n  - script: ${script}\n`;

export const installScriptType: Rule = {
  id: 'install-script-type',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'The script is in the language of another system.',
  explanation:
    'The generated script is PowerShell on Windows and bash on Linux, and the texts of script files become part of it: `.ps1` there, `.sh` here.',
  good: installing('./setup.ps1'),
  bad: installing('./setup.sh'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    const system = image === undefined ? undefined : systemOfImage(image);
    if (system === undefined) return;
    const extension = system === 'windows' ? '.ps1' : '.sh';
    for (const script of scalarsAt(image, 'install', 'script')) {
      if (script.value !== '' && !script.value.toLowerCase().endsWith(extension) && !isPlaceholder(script.value))
        report(script.range, `The image runs ${system === 'windows' ? 'Windows' : 'Linux'}: name a ${extension} file.`);
    }
  },
};
