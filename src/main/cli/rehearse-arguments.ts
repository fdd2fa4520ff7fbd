import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export interface RehearseArguments {
  readonly document: string;
  /** undefined: all phases. */
  readonly phases: readonly string[] | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly network: boolean;
  readonly driver: 'auto' | 'namespace' | 'container';
  readonly image: string | undefined;
  readonly json: boolean;
}

/**
 * Reads the command line. `--phase` and `--param` may be repeated, hold a list with commas (phases), or take several words once the
 * document has been named.
 */
export function readArguments(args: readonly string[]): RehearseArguments {
  const { values, tokens } = parse(args);
  const lists = { phase: [] as string[], param: [] as string[] };
  let document: string | undefined;
  let list: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      list = token.name === 'phase' || token.name === 'param' ? lists[token.name] : undefined;
      list?.push(token.value ?? '');
    } else if (token.kind === 'positional') {
      if (document === undefined) document = token.value;
      else if (list !== undefined) list.push(token.value);
      else throw new UsageError(`one document at a time, please: '${token.value}' is one too many`);
    }
  }
  if (document === undefined) throw new UsageError('which document?');
  const phases = lists.phase.flatMap((names) => names.split(',')).filter((name) => name !== '');
  return {
    document,
    phases: phases.length === 0 ? undefined : phases,
    parameters: Object.fromEntries(lists.param.map(parameter)),
    network: values.network ?? false,
    driver: driverNamed(values.driver ?? 'auto'),
    image: values.image,
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        phase: { type: 'string', multiple: true },
        param: { type: 'string', multiple: true },
        network: { type: 'boolean' },
        driver: { type: 'string' },
        image: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
      tokens: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** AWSTOE refuses an empty value, too. */
function parameter(pair: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--param must be NAME=VALUE with a value, not '${pair}'`);
  return [name, value];
}

function driverNamed(name: string): RehearseArguments['driver'] {
  if (name === 'auto' || name === 'namespace' || name === 'container') return name;
  throw new UsageError(`--driver must be auto, namespace or container, not '${name}'`);
}
