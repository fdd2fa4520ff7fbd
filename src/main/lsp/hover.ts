import { type Connection, MarkupKind } from 'vscode-languageserver/node';
import { hover, signature } from '../../documents/index.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';

const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });

/** What stands at a place, in words: hover, and the inputs of the action that is being written. */
export function answerHover(connection: Connection, session: Session): void {
  connection.onHover((params) => {
    const place = session.place(params);
    const found = place && hover(place);
    return found ? { range: toRange(place.analysis.lines, found.range), contents: markdown(found.contents) } : null;
  });
  connection.onSignatureHelp((params) => {
    const place = session.place(params);
    const found = place && signature(place);
    if (!found) return null;
    const { label, documentation, parameters, activeParameter } = found;
    const information = {
      label,
      documentation: markdown(documentation),
      parameters: parameters.map((parameter) => ({ label: parameter.label, documentation: markdown(parameter.documentation) })),
    };
    return { signatures: [information], activeSignature: 0, ...(activeParameter === undefined ? {} : { activeParameter }) };
  });
}
