import { isFields } from '../request-form.ts';
import { identifiers, onOneLine, snakeCase } from './names.ts';
import type { ExportSource, ExportSources } from './read-sources.ts';
import { fileReferredTo } from './reference.ts';
import { fitsHeredoc, literal, writeExpanded, writeLiteral } from './shell.ts';
import type { Writing } from './writing.ts';

/** The member of an operation's answer that holds the ARN of what it made. AppStream answers with the resource whole. */
function answerMember(operation: string): string | undefined {
  const resource =
    /^(?:Create|Update)(Component|Workflow|Image|ImageRecipe|ContainerRecipe|ImagePipeline|LifecyclePolicy|\w+Configuration)$/;
  const name = operation === 'ImportComponent' ? 'Component' : resource.exec(operation)?.[1];
  if (name === undefined) return undefined;
  const versioned = name === 'Component' || name === 'Workflow' || name === 'Image';
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}${versioned ? 'BuildVersion' : ''}Arn`;
}

const kebabCase = (name: string) => name.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase();

/** JSON in which references are variables of the shell. */
function json(value: unknown, variables: ReadonlyMap<string, string>, indent = ''): string {
  const file = fileReferredTo(value);
  if (file !== undefined) return `"\${${variables.get(file)}}"`;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return block(
      '[]',
      indent,
      value.map((item) => inner + json(item, variables, inner)),
    );
  if (!isFields(value)) return literal(JSON.stringify(value));
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${literal(JSON.stringify(key))}: ${json(member, variables, inner)}`,
  );
  return block('{}', indent, members);
}

function block(brackets: string, indent: string, lines: readonly string[]): string {
  return lines.length === 0 ? brackets : `${brackets[0]}\n${lines.join(',\n')}\n${indent}${brackets[1]}`;
}

function commandsFor({ body, document, kind, operation, path }: ExportSource, variables: ReadonlyMap<string, string>): string {
  const variable = variables.get(path) ?? '';
  const service = kind.startsWith('appstream') ? 'appstream' : 'imagebuilder';
  const isApart = document !== undefined && fitsHeredoc(document.text);
  const request = document === undefined || isApart ? body : { ...body, [document.member]: document.text };
  const member = answerMember(operation.name);
  const call = [
    `aws ${service} ${kebabCase(operation.name)}`,
    `--cli-input-json "file://$folder/${variable}.json"`,
    ...(isApart ? [`--${kebabCase(document.member)} "file://$folder/${variable}.txt"`] : []),
    ...(member === undefined ? [] : [`--query ${member} --output text`]),
  ].join(' \\\n  ');
  return [
    `# ${onOneLine(path)}\n`,
    isApart ? writeLiteral(`${variable}.txt`, document.text) : '',
    writeExpanded(`${variable}.json`, json(request, variables)),
    member === undefined ? `${call}\n` : `${variable}=$(${call})\n`,
    // Recipes and pipelines name the version, not one of its builds.
    kind === 'component-resource' || kind === 'workflow-resource' ? `${variable}=\${${variable}%/*}\n` : '',
    member === undefined ? '' : `echo "$${variable}"\n`,
  ].join('');
}

/** A script for bash that makes the resources with the AWS CLI, version 1 or 2. */
export function writeAwsCli(sources: ExportSources, notes: readonly string[]): Writing {
  const variables = identifiers(sources, snakeCase);
  const head = [
    '#!/usr/bin/env bash',
    `# Made by Kiln from ${onOneLine(sources.resources.at(-1)?.path ?? '')}. Credentials and Region are the AWS CLI's own.`,
    ...notes.map((note) => `# Note: ${onOneLine(note)}`),
    'set -euo pipefail',
    'export AWS_PAGER= AWS_CLI_FILE_ENCODING=UTF-8 PYTHONUTF8=1',
    'folder=$(mktemp -d)',
    `trap 'rm -rf "$folder"' EXIT`,
    ...sources.missing.flatMap((path) => [`# The ARN of ${onOneLine(path)}:`, `: "\${${variables.get(path)}:?}"`]),
  ];
  const commands = sources.resources.map((source) => commandsFor(source, variables));
  return { text: `${head.join('\n')}\n\n${commands.join('\n')}`, notes };
}
