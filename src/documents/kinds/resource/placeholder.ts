const PLACEHOLDER = /\$\{[^{}]*\}/;

/** Whether a text holds `${AccountId}` or the like: some other program fills it in before the request is made, so its form is not ours to judge. */
export function isPlaceholder(text: string): boolean {
  return text.includes('${') && PLACEHOLDER.test(text);
}
