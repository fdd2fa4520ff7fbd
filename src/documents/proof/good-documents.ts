import { analyze } from '../analyze.ts';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { exampleWorkspace } from '../rules/workspace/example.ts';
import { corpus, examples } from '../testing/real-documents.ts';
import { workspaceFiles } from '../testing/workspace.ts';
import { factsOf } from '../workspace/facts.ts';
import type { Surroundings } from './mutation.ts';
import { findingsIn, type GoodDocument } from './recall.ts';
import { templates } from './templates.ts';

/**
 * Every document without errors that Kiln knows the language of: by other people, ours, the good examples of the rules, and those among
 * the other files of a workspace.
 */
export function goodDocuments(): readonly GoodDocument[] {
  const real = [...corpus, ...examples].map(({ name, text }) => ({ name, text, options: { fileName: name } }));
  const ofRules = rules.filter(({ workspace }) => workspace === undefined).map(goodExample);
  return [...real, ...templates, ...ofRules, ...neighbours()].filter(isGood);
}

/** Without its first line a Dockerfile or a resource can be told by the name of its file only, which an example has not always. */
function goodExample({ id, good: text, exampleFile }: Rule): GoodDocument {
  const options = exampleFile === undefined ? {} : { fileName: exampleFile };
  const { kind, component, workflow } = analyze(text, options);
  return {
    name: `the good example of ${id}`,
    text,
    options: component === undefined && workflow === undefined ? { ...options, kind } : options,
  };
}

function isGood({ text, options, ...document }: GoodDocument): boolean {
  const analysis = analyze(text, options);
  const { component, workflow, resource, dockerfile, embedded } = analysis;
  const isKnown = (component ?? workflow ?? resource ?? dockerfile ?? embedded[0]) !== undefined;
  return isKnown && findingsIn(analysis, document.surroundings).every(({ severity }) => severity !== 'error');
}

/** The files of the workspaces that there are: our examples, and those that the rules across files show. */
function neighbours(): readonly GoodDocument[] {
  const ours = new Map(examples.map(({ name, text }) => [name, text]));
  const ofRules = rules.filter(({ workspace }) => workspace !== undefined).map(({ good }) => workspaceFiles(good));
  return [ours, workspaceFiles(exampleWorkspace()), ...ofRules].flatMap(filesAmongEachOther);
}

function filesAmongEachOther(files: ReadonlyMap<string, string>): readonly GoodDocument[] {
  const facts = [...files].map(([path, text]) => [path, factsOf(analyze(text, { fileName: path }), path)] as const);
  const workspace: Surroundings['workspace'] = { files: new Map(facts), known: [] };
  return [...files].map(([path, text]) => ({
    name: `${path} in its workspace`,
    text,
    options: { fileName: path },
    surroundings: { path, workspace },
  }));
}
