import { respellings } from '../../fixes.ts';
import { declaredImage } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage } from './example.ts';

export const antivirusUpdates: Rule = {
  id: 'antivirus-updates',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'The antivirus software updates itself while users work.',
  explanation:
    'Each instance would fetch the updates anew, which slows the session down, and loses them at its end. Turn automatic updates off and make a new image regularly, or take software that asks an up-to-date server.',
  good: `${appstreamImage}antivirus:\n  product: other\n  automaticUpdates: false\n`,
  bad: `${appstreamImage}antivirus:\n  product: other\n  automaticUpdates: true\n`,
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html',
  resource(document, { report }) {
    const antivirus = mapOf(valueNamed(declaredImage(document), 'antivirus'));
    const updates = scalarNamed(antivirus, 'automaticUpdates');
    if (updates?.value !== 'true') return;
    const message =
      'What it fetches slows sessions down and is lost with them: say “automaticUpdates: false”, and make a new image regularly.';
    report(updates.range, message, respellings(updates, 'false'));
  },
};
