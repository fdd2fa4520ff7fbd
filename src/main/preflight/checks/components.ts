import { type Check, failed, lookedAtEach, ok, unlessMissing, warning } from '../check.ts';

export const componentsCheck: Check = {
  id: 'components',
  title: 'The components of the account are there',
  applies: ({ recipe }) => recipe.components.length > 0,
  run: ({ aws, subject }) =>
    lookedAtEach(subject.recipe.components, async ({ componentArn = '' }) => {
      const api = await aws.imagebuilder();
      const missing = ['ResourceNotFoundException', 'InvalidParameterValueException'] as const;
      const found = await unlessMissing(() => api.getComponent({ componentBuildVersionArn: componentArn }), ...missing);
      const { component } = found ?? {};
      if (!component)
        return failed(`There is no component ${componentArn}.`, {
          text: 'Mend the version in the recipe, or publish the component first.',
          command: `aws imagebuilder list-components --owner Amazon --region ${aws.connection.region}`,
        });
      const { state, version } = component;
      const name = component.name ?? componentArn;
      if (state?.status === 'DEPRECATED' || state?.status === 'DISABLED')
        return failed(`${name} ${version} is ${state.status.toLowerCase()}; no recipe can use it.`, { text: 'Use a newer version of it.' });
      if (component.obfuscate && component.owner !== 'Amazon')
        return warning(`${name} ${version} hides its document.`, { text: 'Ask its owner what it does before it runs as root.' });
      return ok(`${name} ${version}.`);
    }),
};
