import { colonne, construireTable, techniques } from '../construire';
import { ligne } from '../formules';
import type { PlanTable } from '../plan';
import { cleDesNoms } from './cle-des-noms';
import type { PointDeControle } from './points-controles';

const T = 'PointsParGroupe';

interface Groupe {
  readonly cle: string;
  readonly points: PointDeControle[];
}

/** The remarks are counted once, by the réservataires that share a dwelling; those counts are then given to each of them. */
export function tablePointsParGroupe(points: readonly PointDeControle[], debut: number, colonneA1: number): PlanTable {
  const groupes = new Map<string, Groupe>();
  for (const point of points) {
    const cle = cleDesNoms(point.reservataires);
    if (cle === null) continue;
    // A criterion makes no difference between capitals and small letters.
    const groupe = groupes.get(cle.toLowerCase()) ?? { cle, points: [] };
    groupes.set(cle.toLowerCase(), groupe);
    groupe.points.push(point);
  }
  const compte = (entete: string, retenir: (point: PointDeControle) => boolean) =>
    colonne<Groupe>(entete, 'resultat', 'entier', 9, (groupe) => groupe.points.filter(retenir).length, {
      formule: `=SUMIF(Controles[Clé réservataires],${ligne(T, 'Clé')},Controles[${entete}])`,
    });
  return construireTable<Groupe>(
    T,
    techniques<Groupe>([
      colonne('Clé', 'texte', 'texte', 24, ({ cle }) => cle),
      compte('Compte', () => true),
      compte('Erreur', ({ gravite }) => gravite === 'erreur'),
      compte('Alerte', ({ gravite }) => gravite === 'alerte'),
      compte('Traité', ({ traitee }) => traitee),
    ]),
    [...groupes.values()],
    { ligne: debut, colonne: colonneA1 },
  );
}
