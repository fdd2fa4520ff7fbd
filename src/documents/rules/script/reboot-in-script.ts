import type { ScriptCommand } from '../../scripts/model.ts';
import { userGuide } from '../../user-guide.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

export const rebootInScript: Rule = {
  id: 'reboot-in-script',
  severity: 'warning',
  category: 'script',
  since: '0.1.0',
  summary: 'A script restarts the machine behind the back of AWSTOE.',
  explanation:
    'AWSTOE does not know that the machine goes down, and the build may fail. Use the action `Reboot`, or leave the script with exit code 194 (3010 on Windows): the machine restarts and the step runs again, so look for a marker file first.',
  good: documentWithSteps(`- name: Restart
  action: Reboot
  inputs:
    delaySeconds: 30
`),
  bad: documentWithSteps(`- name: Restart
  action: ExecuteBash
  inputs:
    commands:
      - dnf -y upgrade
      - reboot
`),
  source: userGuide.componentManager,
  commands: ['reboot', 'restart-computer', 'shutdown', 'systemctl', 'init', 'telinit'],
  command(command, { language, purpose }, { report }) {
    if (purpose === 'file' || !restarts(command)) return;
    const code = language === 'bash' ? 194 : 3010;
    report(
      command.range,
      `AWSTOE does not know of this restart, and the build may fail. Use the action Reboot, or exit with ${code} behind a marker file.`,
    );
  },
};

function restarts({ name, words }: ScriptCommand): boolean {
  const has = (pattern: RegExp) => words.some(({ text }) => pattern.test(text));
  if (name === 'reboot') return !has(/^(?:--help|--version|-w|--wtmp-only)$/);
  if (name === 'restart-computer') return !has(/^-(?:ComputerName|Cn|WhatIf)/i);
  if (name === 'shutdown') return has(/^(?:-[a-zA-Z]*r|--reboot|\/r)$/i) && !has(/^(?:-c|\/a)$/);
  if (name === 'systemctl') return words[0]?.text === 'reboot';
  return (name === 'init' || name === 'telinit') && words[0]?.text === '6';
}
