/** By which a page asks its dialog of the search to open: they are two scripts. */
export const OPEN = 'cordee:search';
