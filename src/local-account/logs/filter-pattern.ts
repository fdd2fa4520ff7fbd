import { AwsError } from '../protocol/aws-error.ts';

/** Whether a message is what a filter pattern looks for. */
export type Filter = (message: string) => boolean;

/**
 * Reads a filter pattern over plain text: terms that all must occur, `?term` of which one must, `-term` that must not, "quoted phrases"
 * and `%regular expressions%`. Case counts.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function readFilter(pattern: string): Filter {
  const text = pattern.trim();
  if (text.startsWith('{') || text.startsWith('[')) {
    throw refused('The local account filters by text and %regular expressions%, not by JSON or space-delimited patterns.');
  }
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]*)%|([^\s"%]+))/g)].map(toTerm);
  const of = (mark: string) => terms.filter((term) => term.mark === mark).map(({ matches }) => matches);
  const [required, optional, excluded] = [of(''), of('?'), of('-')];
  return (message) =>
    required.every((matches) => matches(message)) &&
    (optional.length === 0 || required.length > 0 || optional.some((matches) => matches(message))) &&
    !excluded.some((matches) => matches(message));
}

interface Term {
  readonly mark: string;
  readonly matches: Filter;
}

function toTerm([, mark = '', quoted, expression, word = '']: RegExpMatchArray): Term {
  if (expression !== undefined) {
    const compiled = compile(expression);
    return { mark, matches: (message) => compiled.test(message) };
  }
  const text = quoted === undefined ? word : quoted.replace(/\\(.)/g, '$1');
  return { mark, matches: (message) => message.includes(text) };
}

/** The constructs that CloudWatch Logs knows have no nesting of repetitions, so that none of them runs away. */
function compile(expression: string): RegExp {
  if (/[(){}]/.test(expression)) throw refused('A regular expression of a filter pattern has no groups and no counted repetitions.');
  try {
    return new RegExp(expression);
  } catch (error) {
    throw refused(`The regular expression of the filter pattern cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid filter pattern: ${message}`);
}
