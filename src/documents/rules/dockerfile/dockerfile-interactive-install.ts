import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import { runScripts } from '../../kinds/dockerfile/run-scripts.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

/** Package managers, what makes them ask, and what answers for the user. */
const INSTALL =
  /(?:^|[;&|(]|\bsudo)\s*(?:[A-Z_]+=\S+\s+)*((apt-get|apt|yum|dnf|zypper)\s(?:[^;&|\n]*?\s)??(?:install|upgrade|update|dist-upgrade|remove|in)\b[^;&|\n]*)/g;
const ANSWERED = /\s(?:-[a-zA-Z]*[yn][a-zA-Z]*|--yes|--assumeyes|--non-interactive|--quiet=2|-qq)(?:\s|$)/;
/** With apt this reads the lists of packages, and asks nothing. */
const LISTS = /^(?:apt|apt-get)\s(?:.*\s)?update\b/;

export const dockerfileInteractiveInstall: Rule = {
  id: 'dockerfile-interactive-install',
  severity: 'warning',
  category: 'script',
  since: '0.1.0',
  summary: 'A package manager asks, and nobody answers.',
  explanation:
    'A build has no keyboard: `apt-get install` and its kin ask whether to go on, and end the build there. `-y` answers for you.',
  good: templateWith(`RUN apt-get update && apt-get install -y --no-install-recommends nginx
`),
  bad: templateWith(`RUN apt-get update && apt-get install nginx
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: (template, { report }) => {
    for (const { text, range } of runScripts(template)) {
      for (const { 0: whole, 1: command = '', 2: program = '', index } of text.matchAll(INSTALL)) {
        if (ANSWERED.test(command) || LISTS.test(command)) continue;
        const start = range.start + index + whole.length - command.length;
        report({ start, end: start + command.trimEnd().length }, `${program} will ask whether to go on, and nobody answers: add -y.`);
      }
    }
  },
};
