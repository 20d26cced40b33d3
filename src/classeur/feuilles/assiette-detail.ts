/** The terms of the assiette, one by one, to redo it on paper: what leaves the parc by motive, what leaves the flux by category. */
import { hypothesesDuTerritoire, motifsExclus } from '../../domaine/calcul/hypotheses-effectives';
import { MOTIFS_HORS_FLUX, type DefinitionMotif } from '../../domaine/motifs-hors-flux';
import type { Deductions } from '../../domaine/hypotheses';
import type { ResultatAssiette } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne } from '../formules';
import { MOTIF_COURT } from '../libelles';
import type { Format, PlanTable } from '../plan';

const HORS_FLUX = 'AssietteHorsFlux';
const DEDUCTIONS = 'AssietteDeductions';

export function tableAssietteHorsFlux({ comptage, reference }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne(HORS_FLUX, entete);
  const cle = `"D"&${l('Territoire')}`;
  const enTete = ({ code }: DefinitionMotif): string => MOTIF_COURT[code].charAt(0).toUpperCase() + MOTIF_COURT[code].slice(1);
  const exclus = (territoire: string, code: DefinitionMotif['code']): number =>
    motifsExclus(reference.hypotheses, territoire).has(code)
      ? comptage.lignes.reduce((total, c) => total + (c.territoire === territoire && c.motif === code ? c.logements : 0), 0)
      : 0;
  return construireTable<ResultatAssiette>(
    HORS_FLUX,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      ...MOTIFS_HORS_FLUX.map((motif) =>
        colonne<ResultatAssiette>(enTete(motif), 'resultat', 'entier', 12, ({ territoire }) => exclus(territoire, motif.code), {
          formule: motif.obligatoire
            ? `=${chercher('ComptageTerritoires', `Parc ${MOTIF_COURT[motif.code]}`, cle)}`
            : `=${chercher('Assiette', `Hors flux ${MOTIF_COURT[motif.code]}`, cle)}`,
        }),
      ),
      colonne('Hors flux (X)', 'resultat-cle', 'entier', 12, ({ horsFlux }) => horsFlux, {
        formule: `=${MOTIFS_HORS_FLUX.map((motif) => l(enTete(motif))).join('+')}`,
      }),
    ],
    reference.resultats.assiette,
    { ligne: debut },
  );
}

const CATEGORIES: readonly (readonly [entete: string, saisie: string, valeur: keyof Deductions])[] = [
  ['Mutations (M)', 'Mutations', 'mutations'],
  ['Relogements ANRU et RU (A)', 'Relogements RU', 'relogementsRu'],
  ['ORCOD (O)', 'ORCOD', 'orcod'],
  ['LHI (H)', 'LHI', 'lhi'],
  ['Vente (V)', 'Vente', 'vente'],
];

export function tableAssietteDeductions({ reference }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne(DEDUCTIONS, entete);
  const cle = `"D"&${l('Territoire')}`;
  const lue = (
    entete: string,
    dAssiette: string,
    format: Format,
    valeur: (element: ResultatAssiette) => number | string,
    role: 'resultat' | 'resultat-cle' = 'resultat',
    largeur = 12,
  ): Colonne<ResultatAssiette> =>
    colonne<ResultatAssiette>(entete, role, format, largeur, valeur, { formule: `=${chercher('Assiette', dAssiette, cle)}` });
  const deductions = ({ territoire }: ResultatAssiette): Deductions => hypothesesDuTerritoire(reference.hypotheses, territoire).deductions;
  return construireTable<ResultatAssiette>(
    DEDUCTIONS,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      lue('Parc éligible (B)', 'Parc éligible', 'entier', ({ parcEligible }) => parcEligible),
      lue('Taux de rotation (τ)', 'Taux de rotation', 'pourcent2', ({ tauxRotation }) => ouNd(tauxRotation)),
      lue('Flux brut (G)', 'Flux brut', 'decimal2', ({ fluxBrut }) => fluxBrut),
      ...CATEGORIES.map(([entete, saisie, categorie]) =>
        colonne<ResultatAssiette>(entete, 'resultat', 'decimal2', 12, (element) => deductions(element)[categorie], {
          formule: `=N(${chercher('Territoires', saisie, cle)})`,
        }),
      ),
      colonne('Déductions (D)', 'resultat', 'decimal2', 12, ({ mutations, relogements }) => mutations + relogements, {
        formule: `=${CATEGORIES.map(([entete]) => l(entete)).join('+')}`,
      }),
      lue('Assiette (N)', 'Assiette', 'decimal2', ({ assiette }) => assiette, 'resultat-cle'),
      lue('Déficit', 'Déficit', 'decimal2', ({ deficit }) => deficit),
      lue(
        'V19 : effet du taux intermédiaire',
        'Effet du taux intermédiaire',
        'decimal2',
        ({ effetIntermediaire }) => ouNd(effetIntermediaire),
        'resultat',
        14,
      ),
      lue('V19 : effet de la déduction à 0', 'Effet de la déduction à 0', 'decimal2', ({ effetSansDeduction }) => effetSansDeduction),
    ],
    reference.resultats.assiette,
    { ligne: debut },
  );
}
