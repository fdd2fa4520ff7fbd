import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { imageBuilder } from './example.ts';

/** The reference writes the word in brackets. */
const VERSION = /^(?:LATEST|\[LATEST\]|\d{2}-\d{2}-\d{4})$/;
const withAgent = (version: string) => `${imageBuilder}AppstreamAgentVersion: ${version}\n`;

export const agentVersion: Rule = {
  id: 'agent-version',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'The version of an agent is a date, or LATEST.',
  explanation:
    'Versions of AppStream’s agent are dates with the month first, such as `06-20-2026`; `LATEST` takes the newest there is when the image builder starts.',
  good: withAgent('LATEST'),
  bad: withAgent("'1.2'"),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/agent-software-versions.html',
  resource(document, { report }) {
    for (const request of builderRequests(document)) {
      const version = scalarNamed(request, 'AppstreamAgentVersion');
      if (version?.type !== 'string' || version.value === '' || VERSION.test(version.value) || isPlaceholder(version.value)) continue;
      report(version.range, `The version of the agent is a date such as 06-20-2026, or LATEST; ${quoted(version.value)} is neither.`);
    }
  },
};
