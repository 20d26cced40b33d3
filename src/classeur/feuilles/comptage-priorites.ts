/** Who takes a dwelling reserved to several under « priorité »: settled once by combination of names, never dwelling by dwelling. */
import type { Bien } from '../../domaine/bien';
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { comparerCodes } from '../../domaine/calcul/comparer';
import { poidsDuBien, reservatairesDuBien } from '../../domaine/calcul/poids';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable, techniques } from '../construire';
import type { Contexte } from '../contexte';
import { indexer, ligne, ref, sansJoker } from '../formules';
import type { PlanTable } from '../plan';
import { uneFois } from '../une-fois';

export const TABLE_PRIORITES = 'Priorites';
/** Beyond any rank: what nobody ranked comes after, in the order of the cell. */
const SANS_RANG = 1_000_000_000;

interface LignePriorite {
  readonly territoire: string;
  readonly reservataire: string;
  /** `D31|C1` */
  readonly combinaison: string;
  /** 1-based, in the cell. */
  readonly ordre: number;
  readonly prioritaire: boolean;
}

interface Combinaisons {
  readonly lignes: readonly LignePriorite[];
  readonly codes: ReadonlyMap<string, string>;
}

const { lire: combinaisons, preparer } = uneFois(combiner);
export const preparerCombinaisons = preparer;

const identite = (territoire: string, noms: readonly string[]): string => JSON.stringify([territoire, ...noms]);

function* combiner(contexte: Contexte): Lots<Combinaisons> {
  const trouves = new Map<string, Bien & { readonly departement: string }>();
  yield* parcourirParLots(contexte.inventaire.biens, (bien) => {
    const { departement } = bien;
    const noms = reservatairesDuBien(bien);
    if (noms.length > 1 && departement !== null) trouves.set(identite(departement, noms), { ...bien, departement });
  });
  // Whatever the order of the rows.
  const rangees = [...trouves].sort(([a], [b]) => comparerCodes(a, b));
  const codes = new Map(rangees.map(([cle, { departement }], rang) => [cle, `D${departement}|C${rang + 1}`]));
  const regle = { plusieursReservataires: 'priorite', reservataires: contexte.hypotheses.reservataires } as const;
  const lignes = rangees.flatMap(([cle, bien]) =>
    poidsDuBien(bien, regle).map(({ reservataire, poids }, rang): LignePriorite => ({
      territoire: bien.departement,
      reservataire,
      combinaison: codes.get(cle) ?? '',
      ordre: rang + 1,
      prioritaire: poids === 1,
    })),
  );
  return { codes, lignes };
}

/** Whether dwellings have several réservataires at all. */
export function aDesPartages(contexte: Contexte): boolean {
  return combinaisons(contexte).lignes.length > 0;
}

/** Code of the names of a dwelling; empty when it has one name, or no territoire. */
export function combinaisonDuBien(contexte: Contexte, bien: Bien): string {
  const noms = reservatairesDuBien(bien);
  if (noms.length < 2 || bien.departement === null) return '';
  return combinaisons(contexte).codes.get(identite(bien.departement, noms)) ?? '';
}

/** Rows of `Hypothèses`: that of the territoire first, then the one that stands for all. */
function rangTape(
  contexte: Contexte,
  { territoire, reservataire }: LignePriorite,
): { readonly hypothese: number; readonly rang: number | '' } {
  const { reservataires } = contexte.hypotheses;
  const de = (code: string | null): number =>
    reservataires.findIndex((r) => r.territoire === code && nomDeCle(r.nom) === nomDeCle(reservataire)) + 1;
  const hypothese = de(territoire) || de(null);
  return { hypothese, rang: reservataires[hypothese - 1]?.rang ?? '' };
}

export function tablePriorites(contexte: Contexte, debut: number): PlanTable {
  const t = TABLE_PRIORITES;
  const l = (entete: string): string => ligne(t, entete);
  const saisi = indexer('Reservataires', 'Rang de priorité', l('Rang hypothèse'));
  const memes = `${ref(t, 'Combinaison')},${l('Combinaison')},${ref(t, 'Rang comparé')}`;
  return construireTable<LignePriorite>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 12, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Ordre dans la cellule', 'texte', 'entier', 14, ({ ordre }) => ordre),
      colonne('Rang de priorité', 'resultat', 'general', 12, (element) => rangTape(contexte, element).rang, {
        formule: `=IF(${l('Rang comparé')}<${SANS_RANG},${l('Rang comparé')},"")`,
      }),
      colonne('Prioritaire', 'resultat', 'entier', 12, ({ prioritaire }) => (prioritaire ? 1 : 0), {
        formule: `=IF(COUNTIFS(${memes},"<"&${l('Rang comparé')})+COUNTIFS(${memes},${l('Rang comparé')},${ref(t, 'Ordre dans la cellule')},"<"&${l('Ordre dans la cellule')})=0,1,0)`,
      }),
      colonne('Combinaison', 'texte', 'texte', 14, ({ combinaison }) => combinaison),
      ...techniques<LignePriorite>([
        colonne('Rang comparé', 'resultat', 'general', 14, (element) => rangTape(contexte, element).rang || SANS_RANG, {
          formule: `=IF(${l('Rang hypothèse')}>0,IF(ISNUMBER(${saisi}),${saisi},${SANS_RANG}),${SANS_RANG})`,
        }),
        colonne('Rang hypothèse', 'resultat', 'entier', 14, (element) => rangTape(contexte, element).hypothese, {
          formule:
            `=IFERROR(MATCH(${sansJoker(l('Clé titulaire'))},Reservataires[Clé],0),` +
            `IFERROR(MATCH("TOUS|"&${sansJoker(nomEnFormule(l('Réservataire')))},Reservataires[Clé],0),0))`,
        }),
        colonne('Clé titulaire', 'resultat', 'general', 14, cleDuTitulaire, { formule: `=${cleEnFormule(l)}` }),
        colonne('Clé', 'resultat', 'general', 14, ({ combinaison, ordre }) => `${combinaison}|${ordre}`, {
          formule: `=${l('Combinaison')}&"|"&${l('Ordre dans la cellule')}`,
        }),
      ]),
    ],
    combinaisons(contexte).lignes,
    { ligne: debut, filtres: true },
  );
}
