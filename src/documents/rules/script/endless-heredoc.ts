import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

export const endlessHeredoc: Rule = {
  id: 'endless-heredoc',
  severity: 'warning',
  category: 'script',
  since: '0.1.0',
  summary: 'A here-document has no end.',
  explanation:
    'The word behind `<<` must stand alone on a line, without blanks before or behind it (tabs may stand before it after `<<-`). Otherwise the rest of the script becomes text and never runs; bash only warns.',
  good: documentWithSteps(`- name: Configure
  action: ExecuteBash
  inputs:
    commands:
      - |
        cat > /etc/app.conf <<END
        port=80
        END
        systemctl restart app
`),
  bad: documentWithSteps(`- name: Configure
  action: ExecuteBash
  inputs:
    commands:
      - |
        cat > /etc/app.conf <<END
        port=80
          END
        systemctl restart app
`),
  source: 'https://www.gnu.org/software/bash/manual/html_node/Redirections.html#Here-Documents',
  script({ fault, endlessHeredocs }, { report }) {
    if (fault !== undefined) return;
    for (const range of endlessHeredocs)
      report(range, 'The line that ends this here-document is missing: the rest of the script is its text and does not run.');
  },
};
