import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import { runScripts } from '../../kinds/dockerfile/run-scripts.ts';
import { argumentsOf, optionsOf } from '../../kinds/dockerfile/words.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

const WEB = /^[["]*https?:\/\//i;
/** A download that goes straight into a shell. */
const PIPED = /(?:^|[;&|(])\s*(?:sudo\s+)?((?:curl|wget)\s[^;&|\n]*\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:ba|z|da)?sh\b)/g;
const PLAIN_WEB = /^[["]*http:/i;

export const dockerfileUncheckedDownload: Rule = {
  id: 'dockerfile-unchecked-download',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'Something is downloaded that nobody checks.',
  explanation:
    'What `ADD` downloads becomes part of the image. Over `http://` anyone on the way can change it; over `https://` whoever runs the server can. `--checksum=sha256:…` makes Docker refuse anything but the file that you meant. What is piped from `curl` into a shell runs as it comes: download it to a file, compare its checksum, then run it.',
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
    for (const { text, range } of runScripts(template)) {
      for (const { 0: whole, 1: pipe = '', index } of text.matchAll(PIPED)) {
        const start = range.start + index + whole.length - pipe.length;
        report(
          { start, end: start + pipe.length },
          'A shell runs this as it comes from the web: download it to a file and compare its checksum first.',
        );
      }
    }
  },
};
