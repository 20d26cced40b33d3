/** Shares by category, territoire by territoire: what the chart shows, since dozens of réservataires would not be read. */
import { CATEGORIES, LIBELLE_CATEGORIE, type Categorie } from '../../domaine/categories';
import type { ResultatAssiette } from '../../domaine/resultats';
import { colonne, construireTable, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { adresse, ligne } from '../formules';
import { nomDuTerritoire } from '../libelles';
import type { PlanGraphique, PlanTable } from '../plan';

/** Territoire and name. */
const AVANT_LES_PARTS = 2;
/** As many series as a reader tells apart. */
const SERIES_MAXIMALES = 8;

export const HAUTEUR_DU_GRAPHIQUE = 17;

export function tableSyntheseFlux({ reference }: Contexte, debut: number): PlanTable {
  const t = 'FluxSynthese';
  const { flux, assiette } = reference.resultats;
  const presentes = CATEGORIES.filter((categorie) => flux.some((element) => element.categorie === categorie));
  const part = (territoire: string, categorie: Categorie): number =>
    flux.reduce(
      (total, element) => total + (element.territoire === territoire && element.categorie === categorie ? (element.partRetenue ?? 0) : 0),
      0,
    );
  return construireTable<ResultatAssiette>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      colonne('Nom', 'texte', 'texte', 36, ({ territoire }) => nomDuTerritoire(territoire)),
      ...presentes.map((categorie): Colonne<ResultatAssiette> =>
        colonne<ResultatAssiette>(
          LIBELLE_CATEGORIE[categorie],
          'resultat',
          'pourcent2',
          12,
          ({ territoire }) => part(territoire, categorie),
          {
            formule: `=SUMIFS(Flux[Part retenue],Flux[Clé territoire],"D"&${ligne(t, 'Territoire')},Flux[Catégorie],"${LIBELLE_CATEGORIE[categorie]}")`,
          },
        ),
      ),
    ],
    assiette,
    { ligne: debut },
  );
}

export function graphiqueDesParts(synthese: PlanTable, { reference }: Contexte, debut: number, derniereColonne: number): PlanGraphique[] {
  const territoires = reference.resultats.assiette.map(({ territoire }) => territoire).slice(0, SERIES_MAXIMALES);
  const fin = synthese.colonnes.length - 1;
  if (territoires.length === 0 || fin < AVANT_LES_PARTS) return [];
  const plage = (ligneA1: number): string => `${adresse(ligneA1, AVANT_LES_PARTS)}:${adresse(ligneA1, fin)}`;
  return [
    {
      nom: 'GraphiqueParts',
      type: 'colonnes',
      titre: 'Part du flux annuel par catégorie de réservataire et par territoire',
      categories: plage(synthese.ligne),
      series: territoires.map((territoire, rang) => ({ nom: nomDuTerritoire(territoire), valeurs: plage(synthese.ligne + 1 + rang) })),
      ancre: { ligne: debut, colonne: 0, ligneFin: debut + HAUTEUR_DU_GRAPHIQUE, colonneFin: derniereColonne },
      format: 'pourcent0',
    },
  ];
}
