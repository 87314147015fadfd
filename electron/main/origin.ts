/** The window's own scheme and host. Nothing else is ever loaded. */
export const SCHEME = 'app';
export const HOST = 'voidferry';
export const ORIGIN = `${SCHEME}://${HOST}`;
