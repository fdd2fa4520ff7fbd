/** Whether a version is one that a reference asks for: every node that is `x` stands for any number, leading zeros do not count. */
export function satisfies(version: string, wanted: string): boolean {
  const nodes = version.split('.');
  const asked = wanted.split('.');
  if (nodes.length !== asked.length) return false;
  return asked.every((node, at) => node.toLowerCase() === 'x' || Number(node) === Number(nodes[at]));
}
