/** The rules V01 to V22 (DOMAINE §5.7) as the user reads them: what each one checks, how serious it is, and where it comes from. */
import type { Gravite } from '../inventaire';

export interface Regle {
  readonly id: string;
  readonly titre: string;
  /** The gravest first; a rule may only inform where the reading is sure. */
  readonly gravites: readonly [Gravite, ...Gravite[]];
  readonly source: string;
  /** Where it speaks: reading of the rows, results of the calculation, or calendar. */
  readonly moment: 'lecture' | 'resultats' | 'calendrier';
}

const RPLS = 'RPLS, arrêté du 5 janvier 2010 modifié';
const COG = 'Code officiel géographique (Insee)';
const S3 = 'Référentiel interbailleurs Occitanie (2023)';
const PROJET = 'paramètre du projet';

export const REGLES: readonly Regle[] = [
  {
    id: 'V01',
    titre: 'N° RPLS de 10 caractères, unique',
    gravites: ['erreur', 'alerte', 'information'],
    source: `${RPLS}, position 1`,
    moment: 'lecture',
  },
  { id: 'V02', titre: 'Référence du logement présente et unique', gravites: ['erreur'], source: `${RPLS}, position 2`, moment: 'lecture' },
  {
    id: 'V03',
    titre: 'Commune connue et dans le département',
    gravites: ['erreur', 'alerte', 'information'],
    source: `${COG} ; ${RPLS}, position 4`,
    moment: 'lecture',
  },
  {
    id: 'V04',
    titre: 'EPCI de la commune',
    gravites: ['alerte', 'information'],
    source: `${COG}, composition des EPCI`,
    moment: 'lecture',
  },
  { id: 'V05', titre: 'QPV : oui ou non', gravites: ['erreur', 'alerte'], source: `${RPLS}, position 22`, moment: 'lecture' },
  { id: 'V06', titre: 'Typologie de 1 à 9 pièces', gravites: ['alerte'], source: `${RPLS}, position 24`, moment: 'lecture' },
  { id: 'V07', titre: 'Financement de la liste RPLS', gravites: ['alerte'], source: `${RPLS}, position 32`, moment: 'lecture' },
  {
    id: 'V08',
    titre: 'Collectif, individuel ou étudiant',
    gravites: ['erreur', 'alerte', 'information'],
    source: `${RPLS}, position 23 ; ${S3} pour les étudiants`,
    moment: 'lecture',
  },
  {
    id: 'V09',
    titre: 'Réservataire reconnu',
    gravites: ['erreur', 'alerte', 'information'],
    source: `CCH R.441-5 ; ${S3}`,
    moment: 'lecture',
  },
  {
    id: 'V10',
    titre: 'Fin après le début, début avant le 31/12/N-1',
    gravites: ['erreur'],
    source: `${S3}, indicateurs 12 et 13`,
    moment: 'lecture',
  },
  {
    id: 'V11',
    titre: 'Fin de convention présente',
    gravites: ['alerte', 'information'],
    source: `${S3}, indicateur 13`,
    moment: 'lecture',
  },
  { id: 'V12', titre: 'Droit échu au 31/12/N-1', gravites: ['information'], source: `CCH R.441-5 ; ${S3}`, moment: 'lecture' },
  { id: 'V13', titre: 'Un logement, plusieurs réservataires', gravites: ['information'], source: PROJET, moment: 'lecture' },
  {
    id: 'V14',
    titre: 'Défense, sécurité et santé hors du flux',
    gravites: ['erreur', 'information'],
    source: 'CCH R.441-5 et L.441-1 (loi 3DS)',
    moment: 'lecture',
  },
  { id: 'V15', titre: 'Taux de rotation entre 2 % et 15 %', gravites: ['alerte'], source: PROJET, moment: 'resultats' },
  {
    id: 'V16',
    titre: 'Déductions supérieures au flux brut',
    gravites: ['alerte'],
    source: `${S3}, méthode de l’assiette`,
    moment: 'resultats',
  },
  { id: 'V17', titre: 'Parts qui font 100 %', gravites: ['erreur', 'alerte'], source: `${S3}, méthode de l’assiette`, moment: 'resultats' },
  {
    id: 'V18',
    titre: 'Plafonds de l’État et de la garantie',
    gravites: ['alerte'],
    source: 'CCH R.441-5-2 à R.441-5-4',
    moment: 'resultats',
  },
  {
    id: 'V19',
    titre: 'Mutations déduites deux fois',
    gravites: ['alerte'],
    source: `${S3}, taux harmonisé et voie intermédiaire`,
    moment: 'resultats',
  },
  { id: 'V20', titre: 'Nombre de logements égal au parc déclaré', gravites: ['alerte'], source: PROJET, moment: 'resultats' },
  {
    id: 'V21',
    titre: 'Département dans le périmètre de la convention',
    gravites: ['alerte'],
    source: 'CCH R.441-5 : une convention par département',
    moment: 'lecture',
  },
  {
    id: 'V22',
    titre: 'Bilan et prévisionnel transmis avant le 28 février',
    gravites: ['alerte'],
    source: 'CCH R.441-5 et R.441-5-1',
    moment: 'calendrier',
  },
  {
    id: 'LECTURE',
    titre: 'Valeur lisible',
    gravites: ['erreur', 'alerte', 'information'],
    source: `${S3} ; habitudes de saisie recensées par le projet`,
    moment: 'lecture',
  },
];

const PAR_ID = new Map(REGLES.map((regle) => [regle.id, regle]));

export function regleDe(id: string): Regle | undefined {
  return PAR_ID.get(id);
}
