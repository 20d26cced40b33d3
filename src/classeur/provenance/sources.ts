/** Where the rules come from. An address is given only for what anyone can open. */
import type { SourceDeRegle } from './types';

const DECRET = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000041610169';

export const REFERENTIEL: SourceDeRegle = { texte: 'Référentiel interbailleurs Occitanie (2023)' };
export const REFERENTIEL_PROPOSITION: SourceDeRegle = { texte: `${REFERENTIEL.texte} : une proposition, pas une obligation légale` };
export const INFRA: SourceDeRegle = { texte: `${REFERENTIEL.texte}, taux par commune pour les réservataires infra-départementaux` };
export const CCH_FLUX: SourceDeRegle = { texte: 'CCH, article R.441-5 (décret n° 2020-145 du 20 février 2020)', url: DECRET };
export const CCH_ETAT: SourceDeRegle = { texte: 'CCH, article R.441-5-2 (décret n° 2020-145 du 20 février 2020)', url: DECRET };
/** The ministry's page quotes « en plus de son flux »; the decree makes it a possibility: a decision of the préfet. */
export const REPRISE: SourceDeRegle = {
  texte:
    'Décret n° 2021-1016 du 30 juillet 2021, cité par le ministère du Logement : le préfet peut reprendre ces droits en plus de son flux ; lecture à confirmer',
};
export const GARANTIE: SourceDeRegle = {
  texte: 'Plafond des garanties d’emprunt : question écrite n° 2768, Assemblée nationale, XVIIe législature (20 %, base non précisée)',
  url: 'https://questions.assemblee-nationale.fr/q17/17-2768QE.htm',
};
/** A column where every cap may be at work, that of the État and that of the guarantees. */
export const PLAFONDS: SourceDeRegle = { texte: `Pour l’État, ${CCH_ETAT.texte} ; pour les collectivités, ${GARANTIE.texte}` };
export const FIN_DES_DROITS: SourceDeRegle = { texte: 'CCH, articles L.441-1 et R.441-6 ; durée dans les paramètres' };
export const RPLS: SourceDeRegle = { texte: 'Répertoire des logements locatifs des bailleurs sociaux (RPLS), calcul de la DREAL' };
export const NEGOFLUX: SourceDeRegle = { texte: 'Règle de calcul de Négoflux, à valider par les parties' };
export const NEGOCIATION: SourceDeRegle = { texte: 'Hypothèse de la négociation, saisie dans la feuille Hypothèses ou dans le scénario' };
export const INVENTAIRE: SourceDeRegle = { texte: 'Inventaire du bailleur, repris dans la feuille Biens' };
export const VOTRE_COLONNE: SourceDeRegle = { texte: 'La vôtre : ni les textes ni Négoflux ne fixent cette valeur' };

export const ensemble = (...sources: readonly SourceDeRegle[]): SourceDeRegle => ({
  ...sources.find(({ url }) => url !== undefined),
  texte: sources.map(({ texte }) => texte).join(' ; '),
});
