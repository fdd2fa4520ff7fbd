import { type Connection, SemanticTokensBuilder, SemanticTokenTypes } from 'vscode-languageserver/node';
import { type LineIndex, type SemanticToken, type TokenKind, tokens } from '../../documents/index.ts';
import type { Session } from './session.ts';

/** Our kinds of token in the names that editors' themes know. */
const types: Readonly<Record<TokenKind, SemanticTokenTypes>> = {
  action: SemanticTokenTypes.function,
  parameter: SemanticTokenTypes.parameter,
  constant: SemanticTokenTypes.enumMember,
  step: SemanticTokenTypes.method,
  output: SemanticTokenTypes.property,
  keyword: SemanticTokenTypes.keyword,
  string: SemanticTokenTypes.string,
  comment: SemanticTokenTypes.comment,
  variable: SemanticTokenTypes.variable,
  command: SemanticTokenTypes.function,
  operator: SemanticTokenTypes.operator,
};

const legend = [...new Set(Object.values(types))];

export const tokensLegend = { tokenTypes: legend, tokenModifiers: [] };

export function answerTokens(connection: Connection, session: Session): void {
  connection.languages.semanticTokens.on(({ textDocument }) => {
    const builder = new SemanticTokensBuilder();
    const analysis = session.subject(textDocument.uri)?.analysis;
    if (analysis) for (const token of tokens(analysis)) pushLines(builder, token, analysis.lines);
    return builder.build();
  });
}

/** A token may not span lines, so one that does is told a line at a time. */
function pushLines(builder: SemanticTokensBuilder, { range, kind }: SemanticToken, lines: LineIndex): void {
  const { start, end } = lines.rangeOf(range);
  const type = legend.indexOf(types[kind]);
  for (let line = start.line; line <= end.line; line++) {
    const from = line === start.line ? start.character : 0;
    const endOfLine = lines.positionAt((lines.starts[line + 1] ?? Number.POSITIVE_INFINITY) - 1).character;
    const to = line === end.line ? end.character : endOfLine;
    if (to > from) builder.push(line, from, to - from, type, 0);
  }
}
