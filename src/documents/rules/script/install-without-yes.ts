import type { Fix } from '../../diagnostic.ts';
import type { ParsedScript, ScriptCommand, ScriptWord } from '../../scripts/model.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

interface Manager {
  /** What it asks about. */
  readonly asks: ReadonlySet<string>;
  /** The options that answer beforehand. */
  readonly yes: RegExp;
  readonly option: string;
}

const yum: Manager = {
  asks: new Set([
    'install',
    'update',
    'upgrade',
    'remove',
    'erase',
    'reinstall',
    'localinstall',
    'groupinstall',
    'autoremove',
    'downgrade',
    'swap',
    'distro-sync',
  ]),
  yes: /^(?:-[a-zA-Z]*y[a-zA-Z]*|--assumeyes|--assumeno|--downloadonly|--setopt=assumeyes.*)$/,
  option: '-y',
};
const apt: Manager = {
  asks: new Set(['install', 'upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'autoremove', 'build-dep']),
  yes: /^(?:-[a-zA-Z]*y[a-zA-Z]*|--yes|--assume-yes|--assume-no|-qq+|--quiet=2|-s|--simulate|--dry-run|--download-only|-d)$/,
  option: '-y',
};
const zypper: Manager = {
  asks: new Set(['install', 'in', 'update', 'up', 'remove', 'rm', 'patch', 'dup', 'dist-upgrade']),
  yes: /^(?:-y|-n|--no-confirm|--non-interactive|-[a-z]*n[a-z]*)$/,
  option: '-y',
};
const managers: ReadonlyMap<string, Manager> = new Map([
  ['yum', yum],
  ['dnf', yum],
  ['microdnf', yum],
  ['tdnf', yum],
  ['apt-get', apt],
  ['apt', apt],
  ['aptitude', apt],
  ['zypper', zypper],
]);

// A word that is a variable for options.
const options = /\$\{?\w*(?:opt|arg|flag|yes)/i;

// Somebody or something else answers: `yes | yum install`, a setting for all calls.
const configured = /assumeyes|APT::Get::Assume-Yes/i;

export const installWithoutYes: Rule = {
  id: 'install-without-yes',
  severity: 'warning',
  category: 'script',
  since: '0.1.0',
  summary: 'A package manager would ask a question that nobody answers.',
  explanation:
    'A step has no terminal. Asked whether to go on, the package manager finds nobody and gives up: yum and dnf always, apt as soon as it needs more packages than were named. Add `-y`.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands:
      - dnf -y install jq
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands:
      - dnf install jq
`),
  source: 'https://dnf.readthedocs.io/en/latest/command_ref.html#options',
  commands: [...managers.keys()],
  command(command, script, { report }) {
    const manager = managers.get(command.name);
    const verb = manager && verbOf(command, manager);
    if (manager === undefined || verb === undefined || isAnswered(script, command)) return;
    report(
      { start: command.nameRange.start, end: verb.range.end },
      `“${command.name} ${verb.text}” asks before it goes on, and nobody is there to answer. Add “${manager.option}”.`,
      [addOption(verb.range.end, manager)],
    );
  },
};

// Options whose word follows.
const withWord = /^-[otc]$/;

/** The word that says what to do, if it asks and no option answers. A variable may hold options, so what stands behind one is not known. */
function verbOf({ words }: ScriptCommand, { asks, yes }: Manager): ScriptWord | undefined {
  const verb = words.find(({ text }, at) => !text.startsWith('-') && !withWord.test(words[at - 1]?.text ?? ''));
  if (verb === undefined || !asks.has(verb.text)) return undefined;
  return words.some(({ text }) => yes.test(text) || options.test(text)) ? undefined : verb;
}

function isAnswered({ commands, text }: ParsedScript, command: ScriptCommand): boolean {
  return configured.test(text) || commands.some(({ pipedInto }) => pipedInto === command);
}

/** It may remove packages that conflict, which without it would have stopped the step: not safe. */
function addOption(at: number, { option }: Manager): Fix {
  return { title: `Add “${option}”`, safe: false, edits: [{ range: { start: at, end: at }, newText: ` ${option}` }] };
}
