/** The audience of a kit that is for every host. */
export const ANY_HOST = 'any';
