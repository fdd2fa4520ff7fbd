import type { Analysis } from '../analysis.ts';
import type { Step } from '../kinds/component/model.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import type { DockerfileTemplate } from '../kinds/dockerfile/model.ts';
import { runScripts } from '../kinds/dockerfile/run-scripts.ts';
import { eachScalar, entryNamed, scalarNamed } from '../syntax/lookup.ts';
import { scalarMap } from '../syntax/scalar-map.ts';
import { pieceMap, throughMaps } from '../syntax/text-map.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { type JoinedPart, joinedMap } from './joined-map.ts';
import { maskReferences } from './mask-references.ts';
import type { Script, ScriptLanguage } from './model.ts';

const languages: Readonly<Record<string, ScriptLanguage>> = { ExecuteBash: 'bash', ExecutePowerShell: 'powershell' };

/**
 * The scripts of a component document, and of components inside a template: what its steps run, and what they write to script files. Of a
 * Dockerfile template what its RUN instructions give to a shell.
 */
export function scriptsOf({ component, dockerfile, embedded, text }: Analysis): readonly Script[] {
  const own =
    dockerfile === undefined ? (component?.steps.flatMap((step) => scriptsOfStep(step, text)) ?? []) : scriptsOfTemplate(dockerfile);
  if (embedded.length === 0) return own;
  const inner = embedded.flatMap(({ analysis, map }) =>
    scriptsOf(analysis).map((script) => ({ ...script, map: throughMaps(script.map, map) })),
  );
  return [...own, ...inner];
}

function scriptsOfTemplate(template: DockerfileTemplate): readonly Script[] {
  return runScripts(template).map(({ language, text, start }) => ({
    language,
    text,
    purpose: 'step',
    map: pieceMap(() => [{ inner: 0, innerLength: text.length, outer: start, outerLength: text.length }]),
  }));
}

function scriptsOfStep(step: Step, text: string): readonly Script[] {
  const action = step.spec?.name ?? '';
  if (action === 'CreateFile') return writtenScripts(step, text);
  const language = languages[action];
  if (language === undefined) return [];
  const items: ScalarNode[] = [];
  for (const map of inputMaps(step)) eachScalar(entryNamed(map, 'commands')?.value, (item) => items.push(item));
  return items.length === 0 ? [] : [joined(items, text, language)];
}

/** How AWSTOE joins the items is not documented beyond “one script”; with line ends between them every way to write them makes sense. */
function joined(items: readonly ScalarNode[], source: string, language: ScriptLanguage): Script {
  const parts: JoinedPart[] = [];
  let text = '';
  for (const item of items) {
    parts.push({ start: text.length, length: item.value.length, map: scalarMap(source, item) });
    text += `${item.value}\n`;
  }
  return { language, text: maskReferences(text), purpose: 'step', map: joinedMap(parts) };
}

function writtenScripts(step: Step, text: string): readonly Script[] {
  return inputMaps(step).flatMap((map) => {
    const content = scalarNamed(map, 'content');
    const language = content && languageOfFile(scalarNamed(map, 'path')?.value ?? '', content.value);
    if (content === undefined || language === undefined) return [];
    return [{ language, text: maskReferences(content.value), purpose: 'file', map: scalarMap(text, content) }];
  });
}

const shell = /^#![ \t]*(?:\/usr)?\/bin\/(?:env[ \t]+)?(?:ba)?sh\b/;

/** By its first line if that names an interpreter, else by the name of the file. */
function languageOfFile(path: string, content: string): ScriptLanguage | undefined {
  if (content.startsWith('#!')) return shell.test(content) ? 'bash' : undefined;
  if (/\.(?:sh|bash)$/i.test(path)) return 'bash';
  return /\.ps1$/i.test(path) ? 'powershell' : undefined;
}
