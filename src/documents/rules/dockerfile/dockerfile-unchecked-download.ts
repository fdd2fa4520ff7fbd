import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import { argumentsOf, optionsOf } from '../../kinds/dockerfile/words.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

const WEB = /^[["]*https?:\/\//i;
const PLAIN_WEB = /^[["]*http:/i;

export const dockerfileUncheckedDownload: Rule = {
  id: 'dockerfile-unchecked-download',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'Something is downloaded that nobody checks.',
  explanation:
    'What `ADD` downloads becomes part of the image. Over `http://` anyone on the way can change it; over `https://` whoever runs the server can. `--checksum=sha256:…` makes Docker refuse anything but the file that you meant.',
  good: templateWith(`ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool.tar.gz /opt/
`),
  bad: templateWith(`ADD http://example.com/tool.tar.gz /opt/
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: (template, { report }) => {
    for (const instruction of template.instructions) {
      if (instruction.keyword !== 'ADD' || optionsOf(instruction).some(({ text }) => text.startsWith('--checksum='))) continue;
      for (const { text, range } of argumentsOf(instruction)) {
        if (!WEB.test(text)) continue;
        const way = PLAIN_WEB.test(text) ? ' over http, where anyone on the way can change it' : '';
        report(range, `This is downloaded${way}, and not checked: add --checksum=sha256:….`);
      }
    }
  },
};
