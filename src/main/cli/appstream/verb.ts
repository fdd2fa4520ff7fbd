// One thing that `kiln appstream` can do: its words and options are declared once, and read, checked and explained from that.
import type { Aws } from '../../aws/clients.ts';
import type { CommandIo } from '../command.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** It may be given again. */
  readonly multiple?: boolean;
  /** The verb cannot do without it. */
  readonly required?: boolean;
  /** What stands behind it in the help: `N`, `NAME`. */
  readonly value?: string;
  /** One line of the help. */
  readonly tells: string;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<One extends Option> = One extends { readonly type: 'boolean' }
  ? boolean
  : One extends { readonly multiple: true }
    ? readonly string[]
    : One extends { readonly required: true }
      ? string
      : string | undefined;

/** What was given. Switches that were not are off, and lists are empty. */
export type Values<Known extends Options> = { readonly [Name in keyof Known]: ValueOf<Known[Name]> };

/** What a verb is asked for, whichever it is. */
export interface Asked {
  readonly io: CommandIo;
  readonly json: boolean;
  /** Nobody wants to be asked. */
  readonly yes: boolean;
  /** What stood behind the verb, as many as it takes. */
  readonly words: readonly string[];
  /** The account that the connection's flags name, in their Region or in another one. The first call connects. */
  aws(region?: string): Promise<Aws>;
}

/** The same, with the options that a verb declares. */
export interface Request<Values> extends Asked {
  readonly options: Values;
}

export interface Verb {
  readonly summary: string;
  /** `NAME` must be there, `[NAME]` may, and `NAME…` stands for as many as one likes, at least one. */
  readonly words?: readonly string[];
  readonly options?: Options;
  /** It asks before it does something, unless `--yes` is given. */
  readonly asks?: boolean;
  /** It works on files alone: connections do not concern it. */
  readonly offline?: boolean;
  /** Answers the exit code, where it is not 0. An `AppError` is a failure (1), unless it is one of the input (2). */
  run(request: Request<Readonly<Record<string, unknown>>>): Promise<number | undefined>;
}

interface VerbOf<Known extends Options> extends Omit<Verb, 'options' | 'run'> {
  readonly options?: Known;
  run(request: Request<Values<Known>>): Promise<number | undefined>;
}

/** A verb whose `run` knows the types of its options. */
export function verb<const Known extends Options = Record<never, never>>(one: VerbOf<Known>): Verb {
  return one as unknown as Verb; // what `run` is given was read as `options` declares it
}

/** What can be done with one kind of thing: `kiln appstream NOUN VERB`. */
export interface Noun {
  readonly verbs: Readonly<Record<string, Verb>>;
}
