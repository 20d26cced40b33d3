/** The way back of the decisions: what the pane wrote and what people typed in the sheets « Contrôles » and « Décisions ». */
import type { Decision } from '../domaine/decisions/decisions';
import { COLONNES_DE_DECISION, lireDecisions, lireRapprochements } from '../domaine/decisions/tables';
import { MEMOIRE_VIDE, type Memoire } from '../domaine/decisions/memoire';
import type { ValeurCellule } from '../domaine/inventaire';
import { SEPARATEURS, type RegleDeDecoupage } from '../domaine/reservataires/decouper';
import { lignesDe, type TablesDuClasseur } from './tables-lues';
import { TABLE_SEPARATEURS, TEXTE_SEPARATEUR } from './feuilles/decisions';

export const TABLES_DES_DECISIONS: readonly string[] = ['Controles', 'Rapprochements', TABLE_SEPARATEURS];

export interface MemoireLue {
  readonly memoire: Memoire;
  /** Decisions that could not be read, as sentences for the person who typed them. */
  readonly refus: readonly string[];
}

/** Beyond, the others are counted. */
const REFUS_CITES = 5;

type Table = { readonly entetes: readonly ValeurCellule[]; readonly lignes: readonly (readonly ValeurCellule[])[] };

function tableDe(tables: TablesDuClasseur, nom: string): Table {
  const [entetes = [], ...lignes] = tables.get(nom) ?? [];
  return { entetes, lignes };
}

function lireDecoupage(tables: TablesDuClasseur): RegleDeDecoupage {
  const lignes = lignesDe(tables, TABLE_SEPARATEURS);
  if (lignes === null) return MEMOIRE_VIDE.decoupage;
  const refuses = new Set(
    lignes.filter((ligne) => ligne.texte('Sépare')?.trim().toLowerCase() === 'non').map((ligne) => ligne.texte('Séparateur')),
  );
  return { separateurs: SEPARATEURS.filter((separateur) => !refuses.has(TEXTE_SEPARATEUR[separateur])) };
}

export function lireMemoire(tables: TablesDuClasseur): MemoireLue {
  const controles = tableDe(tables, 'Controles');
  // A workbook of before the decisions: its cells « Décision » are carried over with their rows.
  const lisible = COLONNES_DE_DECISION.every((colonne) => controles.entetes.includes(colonne));
  const decisions = lisible ? lireDecisions(controles.entetes, controles.lignes, null) : { decisions: [], refus: [] };
  const noms = tableDe(tables, 'Rapprochements');
  const rapprochements = lireRapprochements(noms.entetes, noms.lignes);
  const cellule = controles.entetes.indexOf('Cellule');
  return {
    memoire: { decisions: departager(decisions.decisions), rapprochements: rapprochements.decisions, decoupage: lireDecoupage(tables) },
    refus: [
      ...resumer(decisions.refus, 'Contrôles', (ligne) => {
        const adresse = controles.lignes[ligne]?.[cellule] ?? '';
        return adresse === '' ? `${ligne + 1}e ligne du tableau` : `remarque sur ${adresse}`;
      }),
      ...resumer(rapprochements.refus, 'Décisions', (ligne) => `${ligne + 1}e ligne des rapprochements`),
    ],
  };
}

/** A decision about a kind stands on every row of the kind. Where rows differ, someone changed a few of them: these say what is meant. */
function departager(decisions: readonly Decision[]): readonly Decision[] {
  const parCle = new Map<string, Map<string, { readonly decision: Decision; nombre: number }>>();
  for (const decision of decisions) {
    const cle = `${decision.portee} ${decision.cle}`;
    const variantes = parCle.get(cle) ?? new Map<string, { readonly decision: Decision; nombre: number }>();
    parCle.set(cle, variantes);
    const texte = JSON.stringify(decision);
    const variante = variantes.get(texte) ?? { decision, nombre: 0 };
    variantes.set(texte, { decision, nombre: variante.nombre + 1 });
  }
  return [...parCle.values()].map(
    (variantes) => [...variantes.values()].reduce((choisie, variante) => (variante.nombre <= choisie.nombre ? variante : choisie)).decision,
  );
}

function resumer(
  refus: readonly { readonly ligne: number; readonly message: string }[],
  feuille: string,
  situer: (ligne: number) => string,
): string[] {
  const cites = refus.slice(0, REFUS_CITES).map(({ ligne, message }) => `Feuille « ${feuille} », ${situer(ligne)} : ${message}`);
  const reste = refus.length - cites.length;
  return reste > 0
    ? [...cites, `Feuille « ${feuille} » : ${reste} autres décisions ne sont pas comprises, pour les mêmes raisons.`]
    : cites;
}
