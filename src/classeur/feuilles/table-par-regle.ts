import type { Gravite } from '../../domaine/inventaire';
import { regleDe, REGLES } from '../../domaine/lecture/regles';
import { rangDeLaGravite, rangDeLaRegle } from '../../domaine/qualite/ordonner';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { colonne, construireTable } from '../construire';
import { ligne } from '../formules';
import type { PlanTable } from '../plan';
import { LIBELLE_GRAVITE } from './controles';
import type { PointDeControle } from './points-controles';

interface LigneParRegle {
  readonly regle: string;
  readonly gravite: Gravite;
  readonly nombre: number;
  readonly traites: number;
}

const T = 'ControlesParRegle';
const l = (entete: string): string => ligne(T, entete);

const enTete = (source: string): string | null => (source === '' ? null : source.charAt(0).toUpperCase() + source.slice(1));

/** One row by rule and gravity found; a rule of the reading that found nothing is listed too: it was checked. */
function* compter(points: readonly PointDeControle[]): Lots<LigneParRegle[]> {
  const lignes = new Map<string, LigneParRegle>();
  const trouvees = new Set<string>();
  yield* parcourirParLots(points, ({ regle, gravite, traitee }) => {
    trouvees.add(regle);
    const cle = `${regle}|${gravite}`;
    const { nombre = 0, traites = 0 } = lignes.get(cle) ?? {};
    lignes.set(cle, { regle, gravite, nombre: nombre + 1, traites: traites + (traitee ? 1 : 0) });
  });
  const muettes = REGLES.filter(({ id, moment }) => moment === 'lecture' && !trouvees.has(id)).map(({ id, gravites }): LigneParRegle => ({
    regle: id,
    gravite: gravites[0],
    nombre: 0,
    traites: 0,
  }));
  return [...lignes.values(), ...muettes].sort(
    (a, b) =>
      rangDeLaRegle(a.regle) - rangDeLaRegle(b.regle) ||
      a.regle.localeCompare(b.regle) ||
      rangDeLaGravite(a.gravite) - rangDeLaGravite(b.gravite),
  );
}

export function* tableParRegle(points: readonly PointDeControle[], debut: number): Lots<PlanTable> {
  const criteres = `Controles[Règle],${l('Règle')},Controles[Gravité],${l('Gravité')}`;
  return {
    ...construireTable<LigneParRegle>(
      T,
      [
        colonne('Règle', 'texte', 'texte', 30, ({ regle }) => regle),
        colonne('Intitulé', 'texte-long', 'texte', 42, ({ regle }) => regleDe(regle)?.titre ?? null),
        colonne('Source', 'texte-long', 'texte', 54, ({ regle }) => enTete(regleDe(regle)?.source ?? '')),
        colonne('Gravité', 'texte', 'texte', 12, ({ gravite }) => LIBELLE_GRAVITE[gravite]),
        colonne('Nombre', 'resultat', 'entier', 12, ({ nombre }) => nombre, { formule: `=COUNTIFS(${criteres})` }),
        colonne('dont traités', 'resultat', 'entier', 12, ({ traites }) => traites, { formule: `=SUMIFS(Controles[Traité],${criteres})` }),
      ],
      yield* compter(points),
      { ligne: debut },
    ),
    hauteurParLigne: true,
  };
}
