import { parcourirParLots, type Lots } from '../../domaine/lots';
import { colonne, construireTable, techniques } from '../construire';
import { ligne } from '../formules';
import type { PlanTable } from '../plan';
import { cleDesNoms } from './cle-des-noms';
import type { PointDeControle } from './points-controles';

const T = 'PointsParGroupe';

interface Groupe {
  readonly cle: string;
  compte: number;
  erreurs: number;
  alertes: number;
  traites: number;
}

/** The remarks are counted once, by the réservataires that share a dwelling; those counts are then given to each of them. */
export function* tablePointsParGroupe(points: readonly PointDeControle[], debut: number, colonneA1: number): Lots<PlanTable> {
  const groupes = new Map<string, Groupe>();
  yield* parcourirParLots(points, (point) => {
    const cle = cleDesNoms(point.reservataires);
    if (cle === null) return;
    // A criterion makes no difference between capitals and small letters.
    const groupe = groupes.get(cle.toLowerCase()) ?? { cle, compte: 0, erreurs: 0, alertes: 0, traites: 0 };
    groupes.set(cle.toLowerCase(), groupe);
    groupe.compte += 1;
    if (point.gravite === 'erreur') groupe.erreurs += 1;
    if (point.gravite === 'alerte') groupe.alertes += 1;
    if (point.traitee) groupe.traites += 1;
  });
  const compte = (entete: string, nombre: (groupe: Groupe) => number) =>
    colonne<Groupe>(entete, 'resultat', 'entier', 9, nombre, {
      formule: `=SUMIF(Controles[Clé réservataires],${ligne(T, 'Clé')},Controles[${entete}])`,
    });
  return construireTable<Groupe>(
    T,
    techniques<Groupe>([
      colonne('Clé', 'texte', 'texte', 24, ({ cle }) => cle),
      compte('Compte', (groupe) => groupe.compte),
      compte('Erreur', ({ erreurs }) => erreurs),
      compte('Alerte', ({ alertes }) => alertes),
      compte('Traité', ({ traites }) => traites),
    ]),
    [...groupes.values()],
    { ligne: debut, colonne: colonneA1 },
  );
}
