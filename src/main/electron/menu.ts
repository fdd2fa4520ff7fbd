import { Menu, type MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** '-' is a separator. Close and reload are left out: their keys belong to the editor's tabs and to nobody. */
const menus: readonly { readonly label: string; readonly roles: readonly (Role | '-')[] }[] = [
  { label: 'File', roles: ['quit'] },
  { label: 'Edit', roles: ['undo', 'redo', '-', 'cut', 'copy', 'paste', 'selectAll'] },
  { label: 'View', roles: ['resetZoom', 'zoomIn', 'zoomOut', '-', 'togglefullscreen', 'toggleDevTools'] },
  { label: 'Window', roles: ['minimize', 'zoom'] },
];

/** What the system does by itself; the application's own commands live in the window, in its palette. */
export function setMenu(platform: NodeJS.Platform): void {
  const toItem = (role: Role | '-'): MenuItemConstructorOptions => (role === '-' ? { type: 'separator' } : { role });
  const template = menus.map(({ label, roles }): MenuItemConstructorOptions => ({ label, submenu: roles.map(toItem) }));
  const appMenu: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...appMenu, ...template]));
}
