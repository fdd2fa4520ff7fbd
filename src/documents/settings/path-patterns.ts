import ignore from 'ignore';

const matchers = new Map<string, ReturnType<typeof ignore>>();
/** Patterns come from one or two settings files; more than this means that somebody is typing them. */
const mostMatchers = 200;

/** Whether a path is one of those that patterns as in a .gitignore name. `path` is from their folder, with slashes. */
export function matches(patterns: readonly string[], path: string): boolean {
  // `ignore` throws for paths that lead out of the folder: no pattern of the folder speaks about them.
  if (path === '' || !ignore.isPathValid(path)) return false;
  const key = patterns.join('\n');
  if (matchers.size > mostMatchers) matchers.clear();
  const matcher = matchers.get(key) ?? ignore().add([...patterns]);
  matchers.set(key, matcher);
  return matcher.ignores(path);
}
