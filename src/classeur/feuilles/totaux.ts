/** Totals over all the territoires of the workbook: one convention per département, one landlord who answers for all of them. */
import { LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import { totauxAssiette, totauxReservataires, type TotalReservataire } from '../../domaine/calcul/totaux';
import type { ResultatAssiette } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne, ref, sansJoker } from '../formules';
import { ND } from '../libelles';
import type { PlanTable } from '../plan';
import { nomEnFormule } from '../cle-du-titulaire';

export function tableTotauxReservataires({ reference }: Contexte, debut: number): PlanTable {
  const t = 'TotauxReservataires';
  const l = (entete: string): string => ligne(t, entete);
  // Inlined: a technical column would stand under a column that the table of the flux shows.
  const critere = `"R|"&${sansJoker(nomEnFormule(l('Réservataire')))}`;
  const total = (entete: string): string => `SUMIF(Flux[Clé réservataire],${critere},Flux[${entete}])`;
  return construireTable<TotalReservataire>(
    t,
    [
      colonne('Territoires', 'resultat', 'entier', 11, ({ territoires }) => territoires, {
        formule: `=COUNTIF(Flux[Clé réservataire],${critere})`,
      }),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Logements réservés', 'resultat', 'decimal2', 12, ({ logementsReserves }) => logementsReserves, {
        formule: `=${total('Logements réservés')}`,
      }),
      colonne('Flux estimé', 'resultat-cle', 'decimal2', 12, ({ fluxEstime }) => fluxEstime, { formule: `=${total('Flux estimé')}` }),
      colonne('Flux arrondi', 'resultat-cle', 'entier', 12, ({ fluxArrondi }) => fluxArrondi, { formule: `=${total('Flux arrondi')}` }),
      colonne('% du patrimoine total', 'resultat', 'pourcent2', 12, ({ partDuPatrimoine }) => ouNd(partDuPatrimoine), {
        formule: `=IF(SUM(${ref('Assiette', 'Parc')})>0,${l('Flux estimé')}/SUM(${ref('Assiette', 'Parc')}),"${ND}")`,
      }),
      colonne('Logements retirés par les plafonds', 'resultat', 'decimal2', 12, ({ logementsRetires }) => logementsRetires, {
        formule: `=SUMIF(Flux[Clé réservataire],${critere},Flux[Logements retirés par les plafonds])`,
      }),
      // Last, to run on to the right.
      colonne('Catégorie', 'texte-libre', 'texte', 12, ({ categorie }: { readonly categorie: Categorie }) => LIBELLE_CATEGORIE[categorie], {
        formule: `=INDEX(Flux[Catégorie],MATCH(${critere},Flux[Clé réservataire],0))`,
      }),
    ],
    totauxReservataires(reference.resultats),
    { ligne: debut },
  );
}

/** Under the columns of `Assiette`, header by header. */
export function tableTotauxAssiette({ reference }: Contexte, debut: number): PlanTable {
  type A = Omit<ResultatAssiette, 'territoire'>;
  const total = (
    entete: string,
    format: 'entier' | 'decimal2',
    valeur: (totaux: A) => number,
    role: 'resultat' | 'resultat-cle' = 'resultat',
  ): Colonne<A> => colonne<A>(entete, role, format, 12, valeur, { formule: `=SUM(${ref('Assiette', entete)})` });
  return construireTable<A>(
    'TotauxAssiette',
    [
      colonne('Territoires', 'texte', 'texte', 11, () => 'Total'),
      total('Parc', 'entier', ({ parc }) => parc),
      total('Hors flux', 'entier', ({ horsFlux }) => horsFlux),
      total('Parc éligible', 'entier', ({ parcEligible }) => parcEligible),
      colonne('Taux moyen', 'resultat', 'pourcent2', 12, ({ tauxRotation }) => ouNd(tauxRotation), {
        formule: `=IF(SUM(${ref('Assiette', 'Parc éligible')})>0,SUM(${ref('Assiette', 'Flux brut')})/SUM(${ref('Assiette', 'Parc éligible')}),"${ND}")`,
      }),
      total('Flux brut', 'decimal2', ({ fluxBrut }) => fluxBrut),
      total('Mutations', 'decimal2', ({ mutations }) => mutations),
      total('Relogements', 'decimal2', ({ relogements }) => relogements),
      total('Assiette', 'decimal2', ({ assiette }) => assiette, 'resultat-cle'),
      total('Déficit', 'decimal2', ({ deficit }) => deficit),
    ],
    [totauxAssiette(reference.resultats)],
    { ligne: debut },
  );
}
