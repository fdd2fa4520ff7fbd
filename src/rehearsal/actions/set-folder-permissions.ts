import { setPermissions } from './set-permissions.ts';

export const setFolderPermissions = setPermissions('SetFolderPermissions', 'folder');
