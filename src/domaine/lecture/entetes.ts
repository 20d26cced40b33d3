/** Headers that name each indicator (DOMAINE §5.3), as keys: upper case, no accent, no punctuation. */
import { ENTETES_DES_DROITS } from './entetes-des-droits';
import { ENTETES_DU_LIEU } from './entetes-du-lieu';
import { ENTETES_DU_LOGEMENT } from './entetes-du-logement';
import type { FormeEntete } from './forme-entete';

export const FORMES_ENTETES: readonly FormeEntete[] = [...ENTETES_DU_LOGEMENT, ...ENTETES_DES_DROITS, ...ENTETES_DU_LIEU];
