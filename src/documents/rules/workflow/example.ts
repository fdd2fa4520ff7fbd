// Most examples of workflow rules differ in a step or two; an instance is launched before them and terminated after them.

/** A whole workflow document with the given steps, written without indentation, between the launch and the end of an instance. */
export function workflowWithSteps(steps: string): string {
  return workflowOf(`- name: Launch
  action: LaunchInstance
  inputs:
    waitFor: ssmAgent
${steps}- name: Terminate
  action: TerminateInstance
  onFailure: Continue
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`);
}

/** The same with more at the top of the document: parameters. */
export function workflowWith(top: string, steps: string): string {
  return workflowWithSteps(steps).replace('steps:', `${top}steps:`);
}

/** A workflow document with these steps alone. */
export function workflowOf(steps: string): string {
  return `schemaVersion: 1.0
steps:
${steps.replaceAll(/^(?=.)/gm, '  ')}`;
}

/** A step that has no faults. */
export const goodStep = `- name: Apply
  action: ExecuteComponents
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`;

/** A workflow of one step that asks for approval under a condition, written without indentation. */
export function askOnly(condition: string): string {
  return workflowOf(`- name: AskOwner
  action: WaitForAction
  if:
${condition.replaceAll(/^(?=.)/gm, '    ')}`);
}

/** A workflow that uses a parameter `Topic`, declared with these keys beside its name. */
export function askTopic(keys: string): string {
  const parameter = `parameters:\n  - name: Topic\n    ${keys.replace(/\n(?! )/g, '\n    ')}\n`;
  return workflowOf(`- name: AskOwner
  action: WaitForAction
  inputs:
    snsTopicArn.$: $.parameters.Topic
`).replace('steps:', `${parameter}steps:`);
}
