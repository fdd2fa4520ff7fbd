import type { Analysis } from '../../analysis.ts';
import type { SemanticToken } from '../types.ts';

/** The keywords of a template and its variables, which no colouring of Dockerfiles knows. */
export function tokens({ dockerfile }: Analysis): readonly SemanticToken[] {
  if (dockerfile === undefined) return [];
  const keywords = dockerfile.instructions.map(({ keywordRange }): SemanticToken => ({ range: keywordRange, kind: 'keyword' }));
  const variables = dockerfile.variables.map(({ range }): SemanticToken => ({ range, kind: 'variable' }));
  return [...keywords, ...variables].sort((a, b) => a.range.start - b.range.start);
}
