import { ActionFailure } from './action-failure.ts';
import { type InputMap, optionalText } from './inputs.ts';

/** The octal digits of a `permissions` input, as chmod takes them; undefined when it isn't given. */
export function permissions(map: InputMap): string | undefined {
  const value = optionalText(map, 'permissions');
  if (value === undefined || value === '') return undefined;
  const digits = /^(?:0o)?([0-7]{1,5})$/.exec(value)?.[1];
  if (digits === undefined) throw new ActionFailure(`permissions must be octal digits such as "0644", not '${value}'`);
  return digits;
}

/** `masked MODE` in bash: the mode without the bits of the umask, which AWSTOE leaves in force for files and folders that it makes. */
export const masked = `masked() { printf '%o' $(( 8#$1 & ~8#$(umask) )); }
`;
