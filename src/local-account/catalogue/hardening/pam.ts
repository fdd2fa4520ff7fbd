import type { Control } from './control.ts';

/** When a module has its turn: before the password is asked for, after it was found wrong, after it was found right, or with a session. */
interface Line {
  readonly when: 'before' | 'failed' | 'passed' | 'session';
  readonly module: string;
}

interface Modules {
  readonly name: string;
  readonly lines: readonly Line[];
  /** What the module reads. */
  readonly settings?: { readonly file: string; readonly lines: readonly string[] };
}

/**
 * Puts a module into /etc/pam.d/common-auth or common-session the way Debian has for it: by profiles that pam-auth-update writes there, so
 * that the next package that changes the file does not take it out again.
 */
export function pamModules({ name, lines, settings }: Modules): Pick<Control, 'apply' | 'audit'> {
  const profile = ({ when }: Line) => `stig-${name}-${when}`;
  return {
    apply: [
      ...lines.map((line) => printed(profileText(profile(line), line), `/usr/share/pam-configs/${profile(line)}`)),
      ...(settings ? [printed(settings.lines, settings.file)] : []),
      ...lines.map((line) => `pam-auth-update --enable ${profile(line)}`),
    ].join('\n'),
    audit: [
      ...lines.map(({ when, module }) => {
        const type = when === 'session' ? 'session' : 'auth';
        return `grep -qE '^${type}\\s+${pattern(module)}\\s*$' /etc/pam.d/common-${type}`;
      }),
      ...(settings?.lines ?? []).map((line) => `grep -qE '^\\s*${pattern(line)}\\s*$' ${settings?.file}`),
    ].join('\n'),
  };
}

/** Of the primary block the modules stand in the order of their priorities, that of the password (256) among them. */
function profileText(name: string, { when, module }: Line): readonly string[] {
  const kind = when === 'session' ? 'Session' : 'Auth';
  const type = when === 'passed' || when === 'session' ? 'Additional' : 'Primary';
  return [`Name: ${name}`, 'Default: yes', `Priority: ${when === 'before' ? 1024 : 0}`, `${kind}-Type: ${type}`, `${kind}:`, `  ${module}`];
}

function printed(lines: readonly string[], file: string): string {
  return `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} >${file}`;
}

/** The line as an extended regular expression that takes any amount of white space where it has some, and around `=`. */
function pattern(line: string): string {
  return line
    .replace(/[[\].*]/g, '\\$&')
    .replace(/ *= */g, '\\s*=\\s*')
    .replace(/ +/g, '\\s+');
}
