import { respellings } from '../../fixes.ts';
import { declaredImage } from '../../kinds/resource/declared-image.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage } from './example.ts';

export const windowsUpdateEnabled: Rule = {
  id: 'windows-update-enabled',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'Windows Update does not stay on.',
  explanation:
    'Image Assistant warns and turns Windows Update off when it makes the image; and what an instance installs while it streams is gone with it. Install updates on the builder, make a new image of it, and update the fleet with that, regularly.',
  good: `${appstreamImage}windowsUpdate: disabled\n`,
  bad: `${appstreamImage}windowsUpdate: enabled\n`,
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html',
  resource(document, { report }) {
    const update = scalarNamed(declaredImage(document), 'windowsUpdate');
    if (update?.value !== 'enabled') return;
    const message = 'Image Assistant turns Windows Update off when it makes the image: install updates on the builder before that.';
    report(update.range, message, respellings(update, 'disabled'));
  },
};
