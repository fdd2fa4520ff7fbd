import { type Check, failed, lookedAtEach, ok, unlessMissing } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

function repositoriesOf({ recipe, distributions }: BuildSubject) {
  const copies = distributions.flatMap(({ region, containerDistributionConfiguration }) => {
    const name = containerDistributionConfiguration?.targetRepository?.repositoryName;
    return name === undefined ? [] : [{ name, region }];
  });
  return [...(recipe.repository === undefined ? [] : [{ name: recipe.repository, region: undefined }]), ...copies];
}

export const repositoriesCheck: Check = {
  id: 'repositories',
  title: 'The ECR repositories are there',
  applies: (subject) => repositoriesOf(subject).length > 0,
  run: ({ aws, subject, inRegion }) =>
    lookedAtEach(repositoriesOf(subject), async ({ name, region = aws.connection.region }) => {
      const ecr = await (await inRegion(region)).ecr();
      const found = await unlessMissing(() => ecr.describeRepositories({ repositoryNames: [name] }), 'RepositoryNotFoundException');
      const [repository] = found?.repositories ?? [];
      if (repository) return ok(`${name} in ${region}.`);
      return failed(`There is no repository '${name}' in ${region}.`, {
        text: 'Create it: Image Builder makes none.',
        command: `aws ecr create-repository --repository-name ${name} --region ${region}`,
      });
    }),
};
