const root = 'https://docs.aws.amazon.com/imagebuilder/latest/userguide';

/** The pages of the Image Builder user guide that rules and actions name as their source. */
export const userGuide = {
  documents: `${root}/toe-use-documents.html`,
  variables: `${root}/toe-user-defined-variables.html`,
  conditions: `${root}/toe-conditional-constructs.html`,
  comparisons: `${root}/toe-comparison-operators.html`,
  logic: `${root}/toe-logical-operators.html`,
  loops: `${root}/toe-looping-constructs.html`,
  actionModules: `${root}/toe-action-modules.html`,
  componentManager: `${root}/toe-component-manager.html`,
  manageComponents: `${root}/manage-components.html`,
  containerRecipes: `${root}/create-container-recipes.html`,
} as const;
