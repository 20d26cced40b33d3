/** Sheet-scoped name that says that a sheet is ours; a second run looks for it before it reads or overwrites anything. */
export const MARQUEUR = 'Negoflux_Feuille';
