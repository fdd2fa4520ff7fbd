/** The page of the user guide that describes every action module; the facts of the specs beside this file come from it unless they say otherwise. */
export const actionModulesGuide = 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-action-modules.html';
