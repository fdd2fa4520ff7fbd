// Most examples of rules differ in a step or two; the document around them is always this one.

/** A whole document with the given steps, written without indentation, in its build phase. */
export function documentWithSteps(steps: string): string {
  return `schemaVersion: 1.0
phases:
  - name: build
    steps:
${indent(steps, 6)}`;
}

/** The same with more at the top of the document: parameters, constants. */
export function documentWith(top: string, steps: string): string {
  return documentWithSteps(steps).replace('phases:', `${top}phases:`);
}

function indent(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));
}
