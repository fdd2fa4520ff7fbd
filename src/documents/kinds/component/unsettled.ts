// Braces of a reference, and the marks of what is filled in before AWS sees the document: `${Name}`, `<name>`, `%NAME%`, `__NAME__`, `@NAME@`.
const unsettled = /[{<$%@]|__/;

/** Whether a value is not known yet where it stands: what it will be cannot be judged. */
export function isUnsettled(text: string): boolean {
  return unsettled.test(text);
}
