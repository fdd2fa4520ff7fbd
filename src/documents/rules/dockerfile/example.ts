/** A whole template with the given lines behind its components. */
export function templateWith(lines: string): string {
  return `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
${lines}`;
}
