import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';

export const dockerfileOpenHeredoc: Rule = {
  id: 'dockerfile-open-heredoc',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'A heredoc is never ended.',
  explanation:
    'A heredoc ends at a line that holds its word and nothing else, blanks before it neither (after `<<-`, tabs may stand there). Without it the rest of the file belongs to the instruction.',
  good: `FROM {{{ imagebuilder:parentImage }}}
RUN <<EOF
echo hello
EOF
`,
  bad: `FROM {{{ imagebuilder:parentImage }}}
RUN <<EOF
echo hello
  EOF
`,
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const { keyword, keywordRange, openHeredocs } of instructions) {
      for (const name of openHeredocs) report(keywordRange, `No line ends the heredoc ${quoted(name)} of this ${keyword}.`);
    }
  },
};
