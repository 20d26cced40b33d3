/** Totals over all the territoires of the workbook: one convention per département, one landlord who answers for all of them. */
import { LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import { tauxManquant } from '../../domaine/calcul/assiette';
import { totalFlux, totauxAssiette, totauxReservataires, type TotalFlux, type TotalReservataire } from '../../domaine/calcul/totaux';
import type { ResultatAssiette } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, sansBruit, type Colonne } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { arrondiSansBruit, ligne, ref, sansJoker } from '../formules';
import { ND } from '../libelles';
import type { PlanTable } from '../plan';
import { nomEnFormule } from '../cle-du-titulaire';
import { TAUX_MANQUANT } from './taux-manquant';

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

const EPSILON = 0.000001;

/** One row, of the reference or of a scenario: what is shared, against what is to share. */
export function tableTotauxFlux({ resultats, tables }: Jeu, debut: number): PlanTable {
  const l = (entete: string): string => ligne(tables.totaux, entete);
  const duFlux = (entete: string): string => `=SUM(${ref(tables.flux, entete)})`;
  const deLAssiette = (entete: string): string => `=SUM(${ref(tables.assiette, entete)})`;
  const ecart = ({ fluxEstime, assiette }: TotalFlux): number => sansBruit(fluxEstime - assiette);
  return construireTable<TotalFlux>(
    tables.totaux,
    [
      colonne('Territoires', 'resultat', 'entier', 11, ({ territoires }) => territoires, {
        formule: `=COUNTA(${ref(tables.assiette, 'Territoire')})`,
      }),
      colonne('Réservataire', 'texte', 'texte', 36, () => 'Total, tous réservataires'),
      colonne('Logements réservés', 'resultat', 'decimal2', 12, ({ logementsReserves }) => logementsReserves, {
        formule: duFlux('Logements réservés'),
      }),
      colonne('Flux estimé', 'resultat-cle', 'decimal2', 12, ({ fluxEstime }) => fluxEstime, { formule: duFlux('Flux estimé') }),
      colonne('Flux arrondi', 'resultat-cle', 'entier', 12, ({ fluxArrondi }) => fluxArrondi, { formule: duFlux('Flux arrondi') }),
      colonne('% du patrimoine total', 'resultat', 'pourcent2', 12, ({ partDuPatrimoine }) => ouNd(partDuPatrimoine), {
        formule: `=IF(${l('Parc')}>0,${l('Flux estimé')}/${l('Parc')},"${ND}")`,
      }),
      colonne('Logements retirés par les plafonds', 'resultat', 'decimal2', 12, ({ logementsRetires }) => logementsRetires, {
        formule: duFlux('Logements retirés par les plafonds'),
      }),
      colonne('Assiette', 'resultat-cle', 'decimal2', 12, ({ assiette }) => assiette, { formule: deLAssiette('Assiette') }),
      colonne('Écart', 'resultat', 'points', 12, ecart, { formule: `=${arrondiSansBruit(`${l('Flux estimé')}-${l('Assiette')}`)}` }),
      colonne(
        'Contrôle',
        'controle',
        'texte',
        12,
        (total) => (Math.abs(ecart(total)) <= EPSILON * Math.max(1, total.assiette) ? 'OK' : 'À vérifier'),
        { formule: `=IF(ABS(${l('Écart')})<=${EPSILON.toFixed(6)}*MAX(1,${l('Assiette')}),"OK","À vérifier")` },
      ),
      colonne('Parc', 'resultat', 'entier', 12, ({ parc }) => parc, { formule: deLAssiette('Parc') }),
      colonne('Parc éligible', 'resultat', 'entier', 12, ({ parcEligible }) => parcEligible, { formule: deLAssiette('Parc éligible') }),
    ],
    [totalFlux(resultats)],
    { ligne: debut },
  );
}

const MANQUANTS = `COUNTIF(${ref('Assiette', 'Contrôle du taux')},"${TAUX_MANQUANT}")`;

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
        formule: `=IF(AND(${MANQUANTS}=0,SUM(${ref('Assiette', 'Parc éligible')})>0),SUM(${ref('Assiette', 'Flux brut')})/SUM(${ref('Assiette', 'Parc éligible')}),"${ND}")`,
      }),
      total('Flux brut', 'decimal2', ({ fluxBrut }) => fluxBrut),
      total('Mutations', 'decimal2', ({ mutations }) => mutations),
      total('Relogements', 'decimal2', ({ relogements }) => relogements),
      total('Assiette', 'decimal2', ({ assiette }) => assiette, 'resultat-cle'),
      total('Déficit', 'decimal2', ({ deficit }) => deficit),
      // Sums that leave out a territoire without a rate mean nothing yet.
      colonne<A>(
        'Contrôle du taux',
        'controle',
        'texte',
        18,
        () => (reference.resultats.assiette.some(tauxManquant) ? TAUX_MANQUANT : 'OK'),
        {
          formule: `=IF(${MANQUANTS}>0,"${TAUX_MANQUANT}","OK")`,
        },
      ),
    ],
    [totauxAssiette(reference.resultats)],
    { ligne: debut },
  );
}
