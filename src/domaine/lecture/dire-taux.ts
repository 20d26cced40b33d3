/** What becomes of the rates that the inventory declares: proposed, or read for information only. Never kept in silence. */
import { NON_RESERVE } from '../bien';
import type { Anomalie } from '../inventaire';
import { citer } from './rapporteur';

export interface TauxDeclare {
  readonly portee: 'bailleur' | 'reservataire';
  readonly territoire: string;
  /** Null for the bailleur's own rate. */
  readonly reservataire: string | null;
  /** Fraction; null when the rows of the territoire disagree. */
  readonly taux: number | null;
  /** As the first cell writes it. */
  readonly ecrit: string;
  readonly premiereCellule: string;
  /** Row of that cell. */
  readonly premiereLigne: number;
  readonly lignes: number;
}

const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });
export const enPourcent = (taux: number): string => POURCENT.format(taux);

const information = ({ premiereCellule, premiereLigne, ecrit }: TauxDeclare, message: string): Anomalie => ({
  gravite: 'information',
  regle: 'LECTURE',
  indicateur: null,
  ligneSource: premiereLigne,
  cellule: premiereCellule,
  valeurLue: ecrit,
  message: `Cellule ${premiereCellule} : ${message}`,
  correction: null,
});

/** `seul`: the inventory has no libérations to count a rate from. */
export function direLesTerritoires(taux: readonly TauxDeclare[], seul: boolean): readonly Anomalie[] {
  const suite = seul
    ? 'Sans colonne « Libération », la variante « Saisi » l’accompagne. Gardez-la, ou choisissez une autre variante de taux.'
    : 'Le taux reste compté sur les libérations de l’inventaire. Pour retenir celui-ci, choisissez la variante « Saisi ».';
  return taux.flatMap((declare) => {
    const { portee, territoire, taux: valeur, ecrit, lignes } = declare;
    if (portee !== 'bailleur' || valeur === null || valeur === 0) return [];
    const combien = `${lignes} ligne${lignes > 1 ? 's' : ''}`;
    const message = `le taux de rotation du territoire ${territoire}, ${citer(ecrit)}, est lu ${enPourcent(valeur)} (${combien}). Il est proposé comme « Taux saisi » du territoire dans « Hypothèses », où ce que vous avez déjà saisi l’emporte. ${suite}`;
    return [information(declare, message)];
  });
}

/** Réservataires named in one sentence. */
const NOMS_CITES = 5;

export function direLesReservataires(taux: readonly TauxDeclare[]): readonly Anomalie[] {
  const lus = taux.filter(({ portee, taux: valeur }) => portee === 'reservataire' && valeur !== null);
  const [premier] = lus;
  if (premier === undefined) return [];
  const noms = lus.slice(0, NOMS_CITES).map(({ reservataire, territoire, taux: valeur }) => {
    const nom = reservataire === NON_RESERVE ? 'les logements non réservés' : (reservataire ?? '');
    return `${enPourcent(valeur ?? 0)} pour ${nom} (${territoire})`;
  });
  const reste = lus.length - noms.length;
  const message = `taux de rotation par réservataire : ${noms.join(', ')}${reste > 0 ? ` et ${reste} de plus` : ''}. Ils sont lus pour information et n’entrent dans aucun calcul : le flux suit le taux du territoire. Pour une commune ou un EPCI à la méthode « Assiette de son territoire », saisissez le sien dans la colonne « Taux saisi » de la feuille « Infra-départemental » ; pour les autres, comparez-les à ceux de la feuille « Rotation ».`;
  return [information(premier, message)];
}
