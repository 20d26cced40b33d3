/** What the sheets say, as the pane shows it: figures are read back from the cells, never computed again. */
import type { ValeurCellule } from '../../domaine/inventaire';
import type { TablesLues } from '../../excel/porte';

export interface SyntheseFlux {
  readonly reservataire: string;
  readonly partRetenue: number | null;
  readonly fluxEstime: number | null;
  readonly fluxArrondi: number | null;
}

export interface SyntheseTerritoire {
  readonly territoire: string;
  readonly parcEligible: number | null;
  readonly tauxRotation: number | null;
  readonly assiette: number | null;
  /** Dwellings taken off twice, by the rate and by the deduction; null when the sheet does not say. */
  readonly doubleDeduction: number | null;
  readonly mutations: number | null;
  readonly flux: readonly SyntheseFlux[];
}

type Ligne = (entete: string) => ValeurCellule;

function lignesDe(tables: TablesLues, nom: string): readonly Ligne[] {
  const [entetes, ...lignes] = tables.get(nom) ?? [];
  if (!entetes) return [];
  const rang = new Map(entetes.map((e, i) => [String(e), i] as const));
  return lignes.map((ligne) => (entete) => {
    const colonne = rang.get(entete);
    return colonne === undefined ? null : (ligne[colonne] ?? null);
  });
}

const nombre = (valeur: ValeurCellule): number | null => (typeof valeur === 'number' ? valeur : null);
const texte = (valeur: ValeurCellule): string => (valeur === null ? '' : String(valeur));

export function lireSynthese(tables: TablesLues): readonly SyntheseTerritoire[] {
  const flux = lignesDe(tables, 'Flux');
  return lignesDe(tables, 'Assiette')
    .filter((ligne) => texte(ligne('Territoire')) !== '')
    .map((ligne) => {
      const territoire = texte(ligne('Territoire'));
      return {
        territoire,
        parcEligible: nombre(ligne('Parc éligible')),
        tauxRotation: nombre(ligne('Taux de rotation')),
        assiette: nombre(ligne('Assiette')),
        doubleDeduction: nombre(ligne('Double déduction')),
        mutations: nombre(ligne('Mutations')),
        flux: flux
          .filter((f) => texte(f('Territoire')) === territoire)
          .map((f) => ({
            reservataire: texte(f('Réservataire')),
            partRetenue: nombre(f('Part retenue')),
            fluxEstime: nombre(f('Flux estimé')),
            fluxArrondi: nombre(f('Flux arrondi')),
          })),
      };
    });
}
