import { fieldsOf } from '../../syntax/entries.ts';
import type { MapNode } from '../../syntax/tree.ts';

/** The names that `Fn::Sub` knows in a template. */
export interface TemplateNames {
  readonly declared: ReadonlySet<string>;
  /** Something rewrites the template before it is deployed: it may declare names that nobody sees here. */
  readonly isTransformed: boolean;
}

const PSEUDO_PARAMETERS: ReadonlySet<string> = new Set([
  'AWS::AccountId',
  'AWS::NotificationARNs',
  'AWS::NoValue',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]);

export function templateNames(root: MapNode): TemplateNames {
  const top = fieldsOf(root);
  const declared = new Set([...fieldsOf(top.get('Parameters')).keys(), ...fieldsOf(top.get('Resources')).keys()]);
  return { declared, isTransformed: top.has('Transform') || declared.has('Fn::Transform') || hasLoop(declared) };
}

/** A parameter, a resource or an attribute of one, or one of AWS's own parameters. */
export function isKnownName({ declared, isTransformed }: TemplateNames, name: string): boolean {
  if (isTransformed || PSEUDO_PARAMETERS.has(name) || declared.has(name)) return true;
  const dot = name.indexOf('.');
  return dot !== -1 && declared.has(name.slice(0, dot));
}

/** `Fn::ForEach::Name` stands for resources whose names are made when the template is deployed. */
function hasLoop(declared: ReadonlySet<string>): boolean {
  for (const name of declared) if (name.startsWith('Fn::ForEach')) return true;
  return false;
}
