import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import { argumentsOf } from '../../kinds/dockerfile/words.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

const PORTS = /^["']?([0-9]+)(?:-([0-9]+))?(?:\/(?:tcp|udp|sctp))?["']?$/i;
const HIGHEST = 65_535;

export const dockerfileInvalidPort: Rule = {
  id: 'dockerfile-invalid-port',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'EXPOSE names ports.',
  explanation:
    'A port is a number up to 65535, or two of them with a hyphen between, and `/tcp`, `/udp` or `/sctp` may follow. Docker ends the build at anything else. Which port of the host it becomes is said when the container starts.',
  good: templateWith(`EXPOSE 80 443/tcp 8000-8010
`),
  bad: templateWith(`EXPOSE 8080:80
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const instruction of instructions) {
      if (instruction.keyword !== 'EXPOSE') continue;
      for (const { text, range } of argumentsOf(instruction)) {
        if (text.includes('$') || isPort(text)) continue;
        report(range, `“${text}” is no port: write a number up to ${HIGHEST}, such as 8080 or 53/udp.`);
      }
    }
  },
};

function isPort(text: string): boolean {
  const [, first, last] = PORTS.exec(text) ?? [];
  return first !== undefined && Number(first) <= Number(last ?? first) && Number(last ?? first) <= HIGHEST;
}
