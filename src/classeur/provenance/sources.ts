/** Where the rules come from. An address is given only for what anyone can open. */
import type { SourceDeRegle } from './types';

const DECRET = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000041610169';

export const REFERENTIEL: SourceDeRegle = { texte: 'Référentiel interbailleurs Occitanie (2023)' };
export const CCH_FLUX: SourceDeRegle = { texte: 'CCH, article R.441-5 (décret n° 2020-145 du 20 février 2020)', url: DECRET };
export const CCH_ETAT: SourceDeRegle = { texte: 'CCH, article R.441-5-2 (décret n° 2020-145 du 20 février 2020)', url: DECRET };
export const GARANTIE: SourceDeRegle = {
  texte: 'Plafond de 20 % des garanties d’emprunt : question écrite n° 2768, Assemblée nationale, XVIIe législature',
  url: 'https://questions.assemblee-nationale.fr/q17/17-2768QE.htm',
};
export const NEGOFLUX: SourceDeRegle = { texte: 'Règle de calcul de Négoflux, à valider par les parties' };
export const NEGOCIATION: SourceDeRegle = { texte: 'Hypothèse de la négociation, saisie dans la feuille Hypothèses ou dans le scénario' };
export const INVENTAIRE: SourceDeRegle = { texte: 'Inventaire du bailleur, repris dans la feuille Biens' };
