import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Fix } from '../diagnostic.ts';
import { commandRules } from '../rules/command-rules.ts';
import { beginRun, guarded, inOrder, ruleSet } from '../rules/run.ts';
import { scriptRules } from '../rules/script/index.ts';
import { outerRange } from '../syntax/text-map.ts';
import type { Script, ScriptParser, ScriptText } from './model.ts';
import { parseScript } from './parse-script.ts';
import { cachedFindings, createScriptCache, type ScriptCache } from './script-cache.ts';
import { scriptsOf } from './scripts-of.ts';

const { script: hooks } = ruleSet(scriptRules);
const byCommand = commandRules(scriptRules);

/**
 * The second stage: what the rules for scripts find in the scripts of a document, with ranges of the document, at the rules' own
 * severities (`settleFindings` knows the settings). Comes after `analyze` and never before, because nobody should wait for it. Throws nothing.
 */
export function checkScripts(analysis: Analysis, parser: ScriptParser, cache: ScriptCache = createScriptCache()): readonly Diagnostic[] {
  const found = scriptsOf(analysis).flatMap((script) => {
    const findings = cachedFindings(cache, script, () => findingsIn(script, parser));
    return findings.map((finding) => outward(finding, script, analysis.text));
  });
  return inOrder(found);
}

function findingsIn(script: ScriptText, parser: ScriptParser): readonly Diagnostic[] {
  const parsed = parseScript(script, parser);
  const { run, report } = beginRun();
  guarded(run, hooks, (rule) => rule.script(parsed, { report }));
  for (const command of parsed.commands) {
    const rules = byCommand.get(command.name);
    if (rules !== undefined) guarded(run, rules, (rule) => rule.command(command, parsed, { report }));
  }
  return run.found;
}

/** A finding of a script in the document, with those of its fixes that can be made there. */
function outward({ fixes = [], ...finding }: Diagnostic, script: Script, text: string): Diagnostic {
  const moved = { ...finding, range: outerRange(script.map, finding.range) };
  const kept = fixes.flatMap((fix) => outwardFix(fix, script, text) ?? []);
  return kept.length === 0 ? moved : { ...moved, fixes: kept };
}

/** Only words without quotes are written, so that a fix fits into every kind of scalar; what it replaces must stand there letter by letter. */
function outwardFix(fix: Fix, { map, text: inner }: Script, text: string): Fix | undefined {
  const edits = fix.edits.map((edit) => ({ ...edit, range: outerRange(map, edit.range) }));
  const isThere = edits.every(({ range }, at) => {
    const { start, end } = fix.edits[at]?.range ?? range;
    return text.slice(range.start, range.end) === inner.slice(start, end);
  });
  return isThere ? { ...fix, edits } : undefined;
}
