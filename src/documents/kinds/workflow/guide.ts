const root = 'https://docs.aws.amazon.com/imagebuilder/latest/userguide';

/** The pages of the Image Builder user guide that describe workflow documents. */
export const workflowGuide = {
  document: `${root}/image-workflow-create-document.html`,
  actions: `${root}/wfdoc-step-actions.html`,
  variables: `${root}/wfdoc-dynamic-vars.html`,
  conditions: `${root}/wfdoc-conditional.html`,
  workflows: `${root}/manage-image-workflows.html`,
} as const;
