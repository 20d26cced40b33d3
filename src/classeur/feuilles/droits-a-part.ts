/** Rights to one attribution that the inventory lists: droits uniques and droits pour un tour, counted apart of the droits de suite. */
import { cleDuDroit } from '../../domaine/calcul/comptage';
import { aDesDroitsAPart, droitsMisAPart, estAPart } from '../../domaine/calcul/droits-a-part';
import { droitsComptesAPart } from '../../domaine/hypotheses-droits';
import type { DroitAPart, LigneComptage } from '../../domaine/resultats';
import { nomEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, ref, sansJoker } from '../formules';
import { LIBELLE_DROITS_A_PART } from '../libelles';
import type { PlanCellule, PlanTable } from '../plan';
import { comptageAVenir } from './comptage-a-venir';
import { NOM_PARAMETRE, parametre } from './parametres';
import { nombre, nombreFormule } from './taux-manquant';

export const TABLE_DROITS_A_PART = 'DroitsAPart';
const T = TABLE_DROITS_A_PART;
const l = (entete: string): string => ligne(T, entete);

type LigneAPart = Pick<LigneComptage, 'territoire' | 'reservataire' | 'motif'>;

/** Whatever the parameter: typing the other choice then needs no other table. */
export function aUneTableDesDroitsAPart({ inventaire }: Contexte): boolean {
  return aDesDroitsAPart(inventaire.biens);
}

/** Also what another exercice, or the other choice, sets apart. */
function lignes(contexte: Contexte): LigneAPart[] {
  const trouvees = new Map<string, LigneAPart>();
  for (const element of [...contexte.comptage.lignes, ...comptageAVenir(contexte).lignes]) {
    const { territoire, reservataire, motif } = element;
    const cle = cleDuDroit(territoire, motif, 'UNIQUE', reservataire).toLowerCase();
    if (estAPart(element.droit) && !trouvees.has(cle)) trouvees.set(cle, { territoire, reservataire, motif });
  }
  return [...trouvees].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, element]) => element);
}

export function tableDroitsAPart(contexte: Contexte, debut: number): PlanTable {
  const { comptage } = contexte;
  const somme = (element: LigneAPart, droits: readonly DroitAPart[], mesure: 'poids' | 'logements'): number =>
    comptage.lignes.reduce((total, compte) => {
      const sien =
        compte.territoire === element.territoire && compte.motif === element.motif && compte.reservataire === element.reservataire;
      return sien && droits.some((droit) => droit === compte.droit) ? total + compte[mesure] : total;
    }, 0);
  const cle = (droit: DroitAPart): string => `"D"&${l('Territoire')}&"|"&${l('Motif')}&"|${droit}|"&${nomEnFormule(l('Réservataire'))}`;
  const compte = (droit: DroitAPart, entete: 'Poids' | 'Logements'): string =>
    `SUMIF(${ref('Comptage', 'Clé')},${sansJoker(cle(droit))},${ref('Comptage', entete)})`;
  return construireTable<LigneAPart>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne('Motif', 'texte', 'texte', 32, ({ motif }) => motif),
      colonne('Droits uniques', 'resultat', 'decimal2', 12, (element) => somme(element, ['UNIQUE'], 'poids'), {
        formule: `=${compte('UNIQUE', 'Poids')}`,
      }),
      colonne('Droits pour un tour', 'resultat', 'decimal2', 13, (element) => somme(element, ['UN_TOUR'], 'poids'), {
        formule: `=${compte('UN_TOUR', 'Poids')}`,
      }),
      colonne('Droits à part', 'resultat-cle', 'decimal2', 12, (element) => somme(element, ['UNIQUE', 'UN_TOUR'], 'poids'), {
        formule: `=${l('Droits uniques')}+${l('Droits pour un tour')}`,
      }),
      colonne('Logements', 'resultat', 'entier', 12, (element) => somme(element, ['UNIQUE', 'UN_TOUR'], 'logements'), {
        formule: `=${compte('UNIQUE', 'Logements')}+${compte('UN_TOUR', 'Logements')}`,
      }),
    ],
    lignes(contexte),
    { ligne: debut, filtres: true },
  );
}

const CHOIX = NOM_PARAMETRE.droitsUniquesEtUnTour;
const AUCUN = 'OK : aucun droit unique ni pour un tour en vigueur n’est à compter à part';
const COMME_SUITE = `Alerte : les droits uniques et les droits pour un tour de l’inventaire comptent comme des droits de suite (paramètre « ${CHOIX} »)`;
const A_PART = [
  'Alerte : ',
  ' droits uniques et ',
  ' droits pour un tour comptés à part, pour ',
  ' logements : hors des parts et des droits de suite',
] as const;

/** Nothing is set apart in silence (DOMAINE §12). */
export function etatDesDroitsAPart({ comptage, hypotheses }: Contexte, ligneA1: number, fusion: number): PlanCellule {
  const total = (entete: string): string => `SUM(${ref(T, entete)})`;
  const poids = (droit: DroitAPart): number =>
    comptage.lignes.reduce((somme, compte) => (compte.droit === droit ? somme + compte.poids : somme), 0);
  const { droits, logements } = droitsMisAPart(comptage);
  const dite = A_PART[0] + nombre(poids('UNIQUE')) + A_PART[1] + nombre(poids('UN_TOUR')) + A_PART[2] + nombre(logements) + A_PART[3];
  return {
    ligne: ligneA1,
    colonne: 0,
    contenu: {
      formule:
        `=IF(${parametre('droitsUniquesEtUnTour')}="${LIBELLE_DROITS_A_PART['droits-de-suite']}","${COMME_SUITE}",` +
        `IF(${total('Droits à part')}<0.000001,"${AUCUN}","${A_PART[0]}"&${nombreFormule(total('Droits uniques'))}&"${A_PART[1]}"&` +
        `${nombreFormule(total('Droits pour un tour'))}&"${A_PART[2]}"&${nombreFormule(total('Logements'))}&"${A_PART[3]}"))`,
      valeur: !droitsComptesAPart(hypotheses) ? COMME_SUITE : droits < 0.000001 ? AUCUN : dite,
    },
    role: 'controle',
    fusion,
  };
}
