import type { Contract, Handlers } from '../../contract/index.ts';
import type { ResourceDetails } from '../resource-details/resource-details.ts';

export function resourceDetailHandlers(details: ResourceDetails): Handlers<Contract>['resourceDetails'] {
  return {
    get: (target) => details.get(target),
    related: (target) => details.related(target),
    uses: (target) => details.uses(target),
    planDeletion: (target) => details.planDeletion(target),
    delete: (request, signal) => details.delete(request, signal),
    sharing: (target) => details.sharing(target),
    share: (target) => details.share(target),
    promoteShare: (target) => details.promoteShare(target),
    invitations: (account) => details.invitations(account),
    answerInvitation: (answer) => details.answerInvitation(answer),
    tag: (target) => details.tag(target),
    users: (target) => details.users(target),
  };
}
