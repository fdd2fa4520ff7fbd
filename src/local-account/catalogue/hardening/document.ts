import type { Control, Level } from './control.ts';
import { controls, controlsOf } from './index.ts';
import { type HardeningParameter, hardeningParameters } from './parameters.ts';

/** What a hardening document is called, and the level that it applies; without one, its parameter `Level` chooses. */
export interface Hardening {
  readonly name: string;
  readonly description: string;
  readonly level: Level | undefined;
}

/**
 * A document whose build phase applies the controls, a step each, and whose validate phase measures every one of them before the build
 * fails for those that are missing.
 */
export function hardeningDocument({ name, description, level }: Hardening): string {
  const parameters = hardeningParameters(level);
  const chosen = level === undefined ? controls : controlsOf(level);
  const stepOf = (control: Control) => ({ control, condition: conditionOf(level === undefined ? control : { ...control, level: 'Low' }) });
  // The low level alone is short enough to be sent in a call.
  const size = level === 'Low' ? '' : '# kiln-ignore-file document-size: documents of the catalogue are not sent in a call\n';
  return `${size}# kiln-ignore-file continue-fails: every control is measured, and then the build fails
name: ${name}
description: ${description}
schemaVersion: 1.0
parameters:
${parameters.map(declaration).join('')}phases:
  - name: build
    steps:
${parameters.map(check).join('')}${checkSystem}${chosen.map((control) => applyStep(stepOf(control))).join('')}  - name: validate
    steps:
${chosen.map((control) => auditStep(stepOf(control))).join('')}`;
}

function declaration({ name, defaultValue, description }: HardeningParameter): string {
  return `  - ${name}:
      type: string
      default: '${defaultValue}'
      description: ${description}
`;
}

function check({ name, values }: HardeningParameter): string {
  return `      - name: Check${name}
        action: Assert
        inputs:
          patternMatches: ^(${values.join('|')})$
          value: '{{ ${name} }}'
`;
}

const checkSystem = `      - name: CheckSystem
        action: ExecuteBash
        inputs:
          commands:
            - |
              command -v dpkg >/dev/null && exit
              echo 'These controls are for Debian and Ubuntu, and this system is neither: nothing is hardened' >&2
              exit 1
`;

interface Step {
  readonly control: Control;
  /** Lines of the step's `if`. */
  readonly condition: readonly string[];
}

const levelConditions: Readonly<Record<Level, readonly string[]>> = {
  Low: [],
  Medium: ['patternMatches: ^(Medium|High)$', "value: '{{ Level }}'"],
  High: ['stringEquals: High', "value: '{{ Level }}'"],
};

/** Low is always applied; what is only done on request asks for that besides its level. */
function conditionOf({ level, onlyWith }: Control): readonly string[] {
  const wish = onlyWith === undefined ? [] : ["stringEquals: 'Yes'", `value: '{{ ${onlyWith} }}'`];
  const parts = [levelConditions[level], wish].filter((part) => part.length > 0);
  if (parts.length < 2) return parts.flat();
  return ['and:', ...parts.flatMap(([first, ...rest]) => [`  - ${first}`, ...rest.map((line) => `    ${line}`)])];
}

function applyStep({ control, condition }: Step): string {
  return stepText(control, [], condition) + script(['set -eu', control.apply]);
}

function auditStep({ control, condition }: Step): string {
  const { id, title, audit } = control;
  const explain = `trap '[ $? -eq 0 ] && echo "${id} is satisfied" || echo "${id} is not satisfied: ${title}" >&2' EXIT`;
  return stepText(control, ['onFailure: Continue'], condition) + script(['set -eu', explain, audit]);
}

function stepText({ id, title, level }: Control, more: readonly string[], condition: readonly string[]): string {
  const lines = [...more, ...(condition.length > 0 ? ['if:', ...condition.map((line) => `  ${line}`)] : [])];
  return `      # ${title} (${level})
      - name: ${id}
        action: ExecuteBash
${lines.map((line) => `        ${line}\n`).join('')}`;
}

function script(parts: readonly string[]): string {
  const lines = parts.flatMap((part) => part.split('\n'));
  return `        inputs:
          commands:
            - |
${lines.map((line) => `              ${line}\n`).join('')}`;
}
